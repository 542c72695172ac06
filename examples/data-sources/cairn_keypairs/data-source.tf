data "cairn_project" "shop" {
  name = "shop"
}

data "cairn_keypairs" "team" {
  project_id = data.cairn_project.shop.id
}

output "fingerprints" {
  value = { for keypair in data.cairn_keypairs.team.items : keypair.name => keypair.fingerprint }
}
