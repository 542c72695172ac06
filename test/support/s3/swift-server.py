"""
OpenStack Swift with its S3 API as one process over one directory: account, container, object and proxy server, one replica, loopback only.
Usage: swift-server.py DIRECTORY. Prints {"port": N} when it answers and ends when its standard input ends.

Users (access key, secret key): "cloud:operator", "operator-secret" may do all; "cloud:stranger", "stranger-secret" nothing.
POST /-/quota?bucket=B&bytes=N on the same port limits a bucket, as Swift's own API would; N below 0 lifts the limit.
"""
import eventlet

eventlet.monkey_patch()

import array
import json
import logging
import os
import sys
from urllib.parse import parse_qs

directory = os.path.abspath(sys.argv[1])
for name in ('disks/sda1', 'rings', 'log'):
    os.makedirs(os.path.join(directory, name), exist_ok=True)
rings = os.path.join(directory, 'rings')
configuration = os.path.join(directory, 'swift.conf')
with open(configuration, 'w') as file:
    file.write('[swift-hash]\nswift_hash_path_suffix = cairn\n')

from swift.common import utils

utils.SWIFT_CONF_FILE = configuration
utils.HASH_PATH_SUFFIX = b'cairn'

import swift.common.storage_policy as storage_policy

storage_policy.utils.SWIFT_CONF_FILE = configuration
storage_policy.reload_storage_policies()

from swift.account.server import AccountController
from swift.common.ring import RingData
from swift.common.wsgi import SwiftHttpProtocol, loadapp, make_pre_authed_request
from swift.container.server import ContainerController
from swift.obj.server import ObjectController

logging.basicConfig(filename=os.path.join(directory, 'log', 'swift.log'), level=logging.WARNING)


class Silence:
    def write(self, *_):
        pass


class Forgetful:
    """What stands where memcached does: the auth middleware insists on one, and one that forgets needs no care."""

    def get(self, *_, **__):
        return None

    def set(self, *_, **__):
        pass

    def delete(self, *_, **__):
        pass

    def incr(self, *_, **__):
        return 1


def serve(listener, app):
    eventlet.spawn(
        eventlet.wsgi.server,
        listener,
        app,
        log=Silence(),
        log_output=False,
        protocol=SwiftHttpProtocol,
        max_size=256,
    )


backend = {
    'devices': os.path.join(directory, 'disks'),
    'swift_dir': rings,
    'mount_check': 'false',
    'fallocate_reserve': '0',
    'disable_fallocate': 'true',
    'log_level': 'WARNING',
}
for name, controller in (
    ('account', AccountController),
    ('container', ContainerController),
    ('object', ObjectController),
):
    listener = eventlet.listen(('127.0.0.1', 0))
    port = listener.getsockname()[1]
    device = {
        'id': 0,
        'region': 1,
        'zone': 1,
        'weight': 1.0,
        'device': 'sda1',
        'ip': '127.0.0.1',
        'port': port,
        'replication_ip': '127.0.0.1',
        'replication_port': port,
        'meta': '',
    }
    RingData([array.array('H', [0, 0])], [device], 31).save(os.path.join(rings, f'{name}.ring.gz'))
    serve(listener, controller(backend))

proxy_file = os.path.join(directory, 'proxy-server.conf')
with open(proxy_file, 'w') as file:
    file.write(
        f"""[DEFAULT]
swift_dir = {rings}
log_level = WARNING
[pipeline:main]
pipeline = catch_errors gatekeeper proxy-logging s3api tempauth copy container-quotas slo dlo versioned_writes proxy-server
[filter:catch_errors]
use = egg:swift#catch_errors
[filter:gatekeeper]
use = egg:swift#gatekeeper
[filter:proxy-logging]
use = egg:swift#proxy_logging
access_log_name = none
[filter:s3api]
use = egg:swift#s3api
s3_acl = false
# Short pages, so that few names are several of them.
max_bucket_listing = 5
location = us-east-1
[filter:tempauth]
use = egg:swift#tempauth
user_cloud_operator = operator-secret .admin
user_cloud_stranger = stranger-secret
[filter:copy]
use = egg:swift#copy
[filter:container-quotas]
use = egg:swift#container_quotas
[filter:slo]
use = egg:swift#slo
[filter:dlo]
use = egg:swift#dlo
[filter:versioned_writes]
use = egg:swift#versioned_writes
[app:proxy-server]
use = egg:swift#proxy
account_autocreate = true
allow_account_management = false
"""
    )

proxy = loadapp(proxy_file)
bare = proxy
while hasattr(bare, 'app'):
    bare = bare.app


def control(environment, start_response):
    environment['swift.cache'] = Forgetful()
    if environment['PATH_INFO'] != '/-/quota':
        return proxy(environment, start_response)
    query = parse_qs(environment['QUERY_STRING'])
    limit = int(query['bytes'][0])
    request = make_pre_authed_request(
        environment,
        'POST',
        f'/v1/AUTH_cloud/{query["bucket"][0]}',
        headers={'X-Container-Meta-Quota-Bytes': '' if limit < 0 else str(limit)},
    )
    answer = request.get_response(bare)
    start_response(answer.status, [('Content-Length', '0')])
    return [b'']


listener = eventlet.listen(('127.0.0.1', 0))
serve(listener, control)
print(json.dumps({'port': listener.getsockname()[1]}), flush=True)
while eventlet.tpool.execute(sys.stdin.buffer.raw.read, 4096):
    pass
os._exit(0)
