resource "cairn_project" "trial" {
  name = "trial"
}

resource "cairn_quota" "trial" {
  project_id = cairn_project.trial.id
  servers    = 3
  vcpus      = 6
  memory_mib = 8192
  networks   = -1
}
