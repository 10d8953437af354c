region      = "eu-central-1"
db_password = "«n0t-A-r3al-passw0rd-1»"
