resource "kubernetes_secret" "db" {
  metadata {
    name = "db"
  }
  data = {
    username = "app"
    password = "«n0t-A-r3al-passw0rd-1»"
    "config.yaml" = <<-EOT
      host: db.example.com
      password: «n0t-A-r3al-passw0rd-2»
    EOT
  }
}

resource "kubernetes_secret_v1" "binary" {
  metadata { name = "binary" }
  binary_data = {
    token = "«bjB0LUEtcjNhbC1wYXNzdzByZA==»"
  }
}
