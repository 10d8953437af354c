resource "kubernetes_manifest" "db" {
  manifest = {
    apiVersion = "v1"
    kind       = "Secret"
    metadata   = { name = "db" }
    stringData = { token = "«n0t-A-r3al-t0ken-1»" }
  }
}

resource "kubectl_manifest" "db" {
  yaml_body = <<YAML
apiVersion: v1
kind: Secret
metadata:
  name: db
stringData:
  token: «n0t-A-r3al-t0ken-2»
YAML
}
