resource "kubernetes_secret" "app" {
  data = {
    "app.json" = jsonencode({ host = "db.example.com", password = "«n0t-A-r3al-passw0rd-1»" })
  }
}
