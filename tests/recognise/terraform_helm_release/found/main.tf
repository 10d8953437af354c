resource "helm_release" "app" {
  name  = "app"
  chart = "app"
  set {
    name  = "auth.adminPassword"
    value = "«n0t-A-r3al-passw0rd-1»"
  }
  set_sensitive {
    name  = "db.password"
    value = "«n0t-A-r3al-passw0rd-2»"
  }
  values = [
    <<-EOT
    oidc:
      clientSecret: «n0t-A-r3al-s3cret-1»
      host: ${var.host}
    EOT
    ,
    yamlencode({ auth = { password = "«n0t-A-r3al-passw0rd-3»" } }),
  ]
}
