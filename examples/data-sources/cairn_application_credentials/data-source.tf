data "cairn_application_credentials" "all" {
  limit = 100
}

output "names" {
  value = sort([for application_credential in data.cairn_application_credentials.all.items : application_credential.name])
}
