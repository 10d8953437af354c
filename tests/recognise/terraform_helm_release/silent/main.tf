resource "helm_release" "app" {
  name  = "app"
  chart = "app"
  set {
    name  = "auth.adminPassword"
    value = var.admin_password
  }
  set_sensitive {
    name  = "db.password"
    value = "${var.db_password}"
  }
  values = [templatefile("values.yaml", { password = var.db_password })]
}
