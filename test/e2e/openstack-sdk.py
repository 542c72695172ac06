"""What scripts do with servers through the library openstack: OS_* says where and as whom, the argument is the id of a network."""

import json
import sys

import openstack

network = sys.argv[1]
connection = openstack.connect()
compute = connection.compute
image = connection.image.find_image("image", ignore_missing=False)
small = compute.find_flavor("small", ignore_missing=False)
large = compute.find_flavor("large", ignore_missing=False)


def names(servers):
    return [server.name for server in servers]


def wait(server, status):
    return compute.wait_for_server(server, status=status, interval=0.2, wait=60)


asked = [
    compute.create_server(
        name=f"sdk-{number}", image_id=image.id, flavor_id=small.id, networks=[{"uuid": network}]
    )
    for number in range(3)
]
made = [wait(server, "ACTIVE") for server in asked]
# The objects of the library change as they are waited for.
states = [server.status for server in made]
ours = {"name": "^sdk-", "sort_key": "display_name"}
# One at a time: the library follows the links.
paged = names(compute.servers(**ours, sort_dir="desc", limit=1))
rest = names(compute.servers(**ours, sort_dir="asc", marker=made[0].id))
changed = names(compute.servers(**ours, sort_dir="asc", changes_since="2020-01-01T00:00:00Z"))
later = names(compute.servers(**ours, sort_dir="asc", changes_since="2999-01-01T00:00:00Z"))

first = made[0]
compute.set_server_metadata(first, role="web")
metadata = compute.get_server_metadata(first).metadata
renamed = compute.update_server(first, name="sdk-renamed").name
compute.stop_server(first)
wait(first, "SHUTOFF")
compute.resize_server(first, large)
wait(first, "VERIFY_RESIZE")
compute.confirm_server_resize(first)
resized = wait(first, "SHUTOFF")
addresses = list(resized.addresses)
interfaces = len(list(compute.server_interfaces(first)))
told = compute.get(f"/servers/{first.id}/os-instance-actions").json()["instanceActions"]
actions = sorted({each["action"] for each in told})
for server in made:
    compute.delete_server(server)
for server in made:
    compute.wait_for_delete(server, interval=0.2, wait=60)
left = names(compute.servers(**ours))

print(
    json.dumps(
        {
            "made": states,
            "paged": paged,
            "rest": rest,
            "changed": changed,
            "later": later,
            "metadata": metadata,
            "renamed": renamed,
            "flavor": resized.flavor["original_name"],
            "addresses": addresses,
            "interfaces": interfaces,
            "actions": actions,
            "left": left,
        }
    )
)
