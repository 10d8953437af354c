resource "kubernetes_secret" "db" {
  metadata {
    name = "db"
  }
  data = {
    username = "app"
    password = var.db_password
    token    = random_password.token.result
    dsn      = "postgres://app:${var.db_password}@db/app"
  }
}
