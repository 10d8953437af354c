region             = "eu-central-1"
db_password_secret_name = "db"
db_password        = ""
