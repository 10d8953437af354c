variable "db_password" {
  type      = string
  sensitive = true
}

module "dex" {
  source        = "./dex"
  client_secret = var.client_secret
}

resource "random_password" "db" {
  length = 20
}
