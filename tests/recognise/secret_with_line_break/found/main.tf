resource "kubernetes_secret" "db" {
  data = {
    password = "«n0t-A-r3al-passw0rd\n»"
  }
}
