resource "helm_release" "app" {
  chart = "app"
  set = [
    { name = "auth.password", value = "«n0t-A-r3al-passw0rd-4»" },
    { name = "replicas", value = "3" },
  ]
  set_sensitive = [{ name = "db.password", value = "«n0t-A-r3al-passw0rd-5»" }]
}
