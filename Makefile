# Cairn. `make help` lists what there is.
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
export CHECKPOINT_DISABLE := 1
# Node 20 parses this bundle at every start (45 ms each); terraform starts the provider several times a command.
unexport NODE_EXTRA_CA_CERTS

NPM_STAMP := node_modules/.package-lock.json
SOURCES := $(shell find provider reconciler schemas -name '*.ts' -o -name '*.json' -o -name '*.sql' -o -name '*.js' 2>/dev/null | grep -v -e '^provider/bindings/cdk')

.PHONY: help
help: ## list the targets
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-14s %s\n", $$1, $$2}'

.PHONY: setup
setup: $(NPM_STAMP) ## install what is missing: Debian packages for the host side, npm packages
	@test/lab/setup.sh

$(NPM_STAMP): package.json package-lock.json
# Not `npm ci`: it refuses a lock file made where the registry lacks packages for foreign platforms.
	npm install --no-audit --no-fund --loglevel=error
	@touch $@

.PHONY: demo
demo: setup build ## the main job: a real guest on a real KVM host, declared in HCL
	@npx tsx examples/demo.ts up

.PHONY: demo-down
demo-down: ## remove everything that `make demo` made
	@npx tsx examples/demo.ts down

.PHONY: generate
generate: $(NPM_STAMP) ## write schemas/generated from schemas/*.json, then docs
	npx tsx schemas/generate/index.ts
	npx tsx test/support/write-policy-reference.ts
	npx tsx provider/docs/generate.ts

.PHONY: docs
docs: $(NPM_STAMP) ## write docs (Terraform's registry pages) from what the provider serves, examples/ and templates/
	npx tsx provider/docs/generate.ts

.PHONY: bindings
bindings: build ## write provider/bindings (CDKTF and CDKTN) from the provider's own schema
	npx tsx provider/bindings/generate.ts

.PHONY: packages
packages: $(NPM_STAMP) ## compile the bindings into dist/packages, ready for npm pack
	npx tsx provider/bindings/packages.ts

.PHONY: build
build: dist/cairn.mjs dist/terraform-provider-cairn.cjs ## bundle the service, the CLI and the provider into dist/

dist/terraform-provider-cairn.cjs: $(SOURCES) provider/release/launcher.sh $(NPM_STAMP)
	@npx esbuild provider/main.ts --bundle --platform=node --target=node20 --format=cjs --minify --log-level=warning \
	  --legal-comments=none "--banner:js=$$(cat provider/release/launcher.sh)" --outfile=$@
	@chmod 755 $@

dist/cairn.mjs: $(SOURCES) $(NPM_STAMP)
	@rm -rf dist/chunks
	@npx esbuild cairn=reconciler/main.ts --bundle --platform=node --target=node20 --format=esm --packages=external --sourcemap \
	  --splitting --outdir=dist --out-extension:.js=.mjs --chunk-names=chunks/[name]-[hash] \
	  --loader:.sql=text --log-level=warning '--banner:js=#!/usr/bin/env node'
	@chmod 755 $@

.PHONY: release
release: dist/terraform-provider-cairn.cjs ## zips, checksums and manifest for a registry, and a filesystem mirror
	@npx tsx provider/release/make-release.ts

.PHONY: run
run: build ## start the service in the foreground
	node dist/cairn.mjs serve

.PHONY: dev
dev: $(NPM_STAMP) ## start the service from source, against a simulated world
	CAIRN_DRIVER=simulated npx tsx watch reconciler/main.ts serve

.PHONY: lint
lint: $(NPM_STAMP) ## style: prettier and oxlint
	npx prettier --check --log-level=warn .
	npx oxlint --type-aware --deny-warnings

.PHONY: types
types: $(NPM_STAMP) ## typescript, strict
	npx tsc -p tsconfig.json
	npx tsc -p examples/cdktf/tsconfig.json

.PHONY: deps
deps: $(NPM_STAMP) ## direction of imports, cycles, dead code
	@npx depcruise provider reconciler schemas --output-type err | tee /dev/stderr | \
	  awk '{for (i = 2; i <= NF; i++) if ($$i == "modules,") n = $$(i - 1)} END {gsub(/[^0-9]/, "", n); if (n < 100) {print "depcruise read only " n + 0 " modules: it sees nothing"; exit 1}}'
	npx knip

.PHONY: check-generated
check-generated: build ## generated files are fresh
	npx tsx schemas/generate/index.ts --check
	npx tsx provider/docs/generate.ts --check
	npx tsx provider/bindings/generate.ts --check

.PHONY: check
check: check-generated lint types deps ## everything static, then the fast tests
	npx vitest run --project fast

.PHONY: test
test: setup ## everything that CI runs
	@npx tsx test/run-all.ts

.PHONY: test-fast
test-fast: $(NPM_STAMP) ## unit, property, api, provider and simulation tests
	npx vitest run --project fast

.PHONY: test-contract
test-contract: setup build ## the ports over real libvirtd and PostgreSQL (root)
	npx vitest run --project lab test/contract

.PHONY: test-e2e
test-e2e: setup build ## real terraform, real hosts, real guests (root)
	npx vitest run --project lab test/e2e

.PHONY: soak
soak: $(NPM_STAMP) ## the random tests from fresh seeds, with more runs; SEED=N repeats one
	@npx tsx test/soak.ts

.PHONY: bench
bench: setup build ## figures as ratios; ONLY=NAME runs one
	@npx tsx test/bench/index.ts $(if $(ONLY),--only $(ONLY))

.PHONY: clean
clean: ## remove what was built; caches in .cache stay
	rm -rf dist
