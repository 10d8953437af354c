variable "login" {
  default = { client_id = "app", client_secret = "«n0t-A-r3al-s3cret-1»" }
}

variable "db_password" {
  default = "«n0t-A-r3al-passw0rd-1»"
}

locals {
  admin_password = "«n0t-A-r3al-passw0rd-2»"
}

module "dex" {
  source        = "./dex"
  client_secret = "«n0t-A-r3al-s3cret-2»"
}
