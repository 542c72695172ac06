"""What OpenStack's own engine says: a line [rules, name, credentials, target] in, "true" or "false" out."""
import json
import logging
import sys

from oslo_policy import _parser

logging.disable(logging.CRITICAL)


class Enforcer:
    def __init__(self, rules):
        self.rules = {name: _parser.parse_rule(text) for name, text in rules.items()}


for line in sys.stdin:
    rules, name, credentials, target = json.loads(line)
    enforcer = Enforcer(rules)
    print("true" if enforcer.rules[name](target, credentials, enforcer) else "false")
