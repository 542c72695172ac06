data "cairn_role_assignments" "all" {
  limit = 100
}

output "names" {
  value = sort([for role_assignment in data.cairn_role_assignments.all.items : role_assignment.name])
}
