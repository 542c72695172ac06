terraform {
  required_providers {
    cairn = {
      source = "cairn/cairn"
    }
  }
}

# Endpoint and token come from CAIRN_ENDPOINT and CAIRN_TOKEN, or from the credentials file of a service on this machine.
provider "cairn" {}
