data "cairn_projects" "all" {
  limit = 100
}

output "names" {
  value = sort([for project in data.cairn_projects.all.items : project.name])
}
