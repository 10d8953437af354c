resource "kubernetes_secret" "app" {
  data = {
    "app.json" = jsonencode({ host = "db.example.com", password = var.password })
  }
}

resource "vault_generic_secret" "app" {
  path = "secret/app"
}
