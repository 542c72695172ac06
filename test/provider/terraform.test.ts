import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { FAKE_TOKEN, startFakeApi } from './support/fake-api.ts';
import type { FakeApi } from './support/fake-api.ts';
import { buildProvider, createWorkspace } from './support/terraform.ts';
import type { CommandResult, Workspace } from './support/terraform.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const HEADER = `terraform {
  required_providers {
    cairn = {
      source = "cairn/cairn"
    }
  }
}
`;

let folder = '';
let api: FakeApi;
let workspace: Workspace;

beforeAll(async () => {
  folder = await buildProvider(join(import.meta.dirname, 'fixtures/cairn-provider.ts'), 'cairn');
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});
beforeEach(async () => {
  api = await startFakeApi();
  workspace = createWorkspace('cairn/cairn', folder, {
    CAIRN_ENDPOINT: api.endpoint,
    CAIRN_TOKEN: FAKE_TOKEN,
  });
});
afterEach(async () => {
  workspace.remove();
  await api.close();
});

const configure = (hcl: string): void => {
  workspace.configure(`${HEADER}${hcl}`);
};

const apply = async (...flags: readonly string[]): Promise<CommandResult> => {
  const result = await workspace.run('apply', '-auto-approve', ...flags);
  expect(result.code, result.text).toBe(0);
  return result;
};

const failApply = async (): Promise<CommandResult> => {
  const result = await workspace.run('apply', '-auto-approve');
  expect(result.code, result.text).toBe(1);
  return result;
};

/** 0 nothing to do, 2 something to do. */
const plan = async (expected: number): Promise<CommandResult> => {
  const result = await workspace.run('plan', '-detailed-exitcode');
  expect(result.code, result.text).toBe(expected);
  return result;
};

const attributes = (address: string): Record<string, unknown> => {
  const state = JSON.parse(readFileSync(join(workspace.directory, 'terraform.tfstate'), 'utf8')) as {
    resources: {
      type: string;
      name: string;
      instances: { attributes: Record<string, unknown>; status?: string }[];
    }[];
  };
  const found = state.resources.find((resource) => `${resource.type}.${resource.name}` === address);
  return { ...found?.instances[0]?.attributes, ...(found?.instances[0]?.status ? { tainted: true } : {}) };
};

const SERVER = (body = ''): string => `
resource "cairn_server" "web" {
  name      = "web"
  flavor_id = "small"
${body}
}
`;

describe('the life of a server', () => {
  it('is created, planned empty, changed, and destroyed', async () => {
    configure(
      SERVER(`
  tags = ["b", "a"]
  metadata = { tier = "front" }
  weights = [1, 0.1, 12345678901234567890]
  nics = {
    eth0 = { subnet_id = "s-1", address = "10.0.0.5", mac = "52:54:00:AB:CD:EF" }
    eth1 = { subnet_id = "s-2" }
  }
  root_disk = { size_gib = 10 }
  user_data = "#cloud-config"
  user_data_version = 1
`),
    );
    api.normalise = (_collection, spec) => ({
      ...spec,
      ...(Array.isArray(spec['tags']) ? { tags: [...(spec['tags'] as string[])].sort().reverse() } : {}),
      nics: JSON.parse(JSON.stringify(spec['nics'] ?? {}).toLowerCase()) as unknown,
    });
    await apply();
    const stored = api.named('servers', 'web');
    expect(stored?.spec).toMatchObject({
      name: 'web',
      flavor_id: 'small',
      project_id: '00000000-0000-4000-8000-000000000001',
      power_state: 'running',
      user_data: '#cloud-config',
      root_disk: { size_gib: 10 },
      nics: { eth1: { subnet_id: 's-2', mtu: 1500 } },
    });
    expect(api.seen.find((one) => one.method === 'PUT')?.body).toContain('[1,0.1,12345678901234567890]');
    const state = attributes('cairn_server.web');
    expect(state).toMatchObject({
      id: stored?.id,
      state: 'ACTIVE',
      addresses: { eth0: '10.0.0.5', eth1: '10.0.0.9' },
      drift: {},
      user_data: null,
      description: null,
    });
    expect((state['nics'] as Record<string, { mac: string }>)['eth0']?.mac).toBe('52:54:00:AB:CD:EF');
    expect(readFileSync(join(workspace.directory, 'terraform.tfstate'), 'utf8')).not.toContain(
      'cloud-config',
    );
    expect((await plan(0)).text).toContain('No changes');
    expect(api.objects.get(String(state['id']))?.claimed).toBe(true);

    configure(SERVER('  description = "changed"'));
    const changed = await plan(2);
    expect(changed.text).toContain('0 to add, 1 to change, 0 to destroy');
    await apply();
    expect(api.objects.get(String(state['id']))?.spec).toMatchObject({
      description: 'changed',
      metadata: {},
      nics: {},
    });
    expect(api.objects.get(String(state['id']))?.generation).toBe(2);
    await plan(0);

    const destroyed = await workspace.run('destroy', '-auto-approve');
    expect(destroyed.text).toContain('1 destroyed');
    expect(api.objects.size).toBe(0);
  });

  it('says what a change disturbs, and keeps it until the next change', async () => {
    const told = (): unknown => {
      const { disruption, disruption_reason } = attributes('cairn_server.web');
      return [disruption, disruption_reason];
    };
    configure(SERVER());
    await apply();
    expect(told()).toEqual([null, null]);
    await plan(0);

    configure(SERVER('  description = "changed"'));
    expect((await plan(2)).text).toContain('disruption = "none"');
    await apply();
    expect(told()).toEqual(['none', null]);
    await plan(0);

    configure(SERVER('  description = "changed"').replace('small', 'large'));
    const restart = await plan(2);
    expect(restart.text).toContain('Changing flavor_id restarts the server');
    expect(restart.text).toContain('1 to change, 0 to destroy');
    expect(restart.text).toContain('disruption = "none" -> "restart"');
    expect(restart.text).toContain('"restart: another value of flavor_id"');
    await apply();
    expect(told()).toEqual(['restart', 'restart: another value of flavor_id']);
    await plan(0);

    configure(SERVER('  timeouts = { create = "3m" }\n  description = "changed"').replace('small', 'large'));
    await apply();
    expect(told()).toEqual(['none', null]);
    await plan(0);
  });

  it('leaves open what depends on a value that is not known yet', async () => {
    const size = (version: number): string =>
      `${SERVER().replace('"small"', 'terraform_data.size.output')}
resource "terraform_data" "size" {
  input            = "small"
  triggers_replace = ${version}
}
`;
    configure(size(1));
    await apply();
    // The new output turns out to be the old one.
    configure(size(2));
    expect((await plan(2)).text).toContain('disruption = (known after apply)');
    await apply();
    expect(attributes('cairn_server.web')).toMatchObject({ flavor_id: 'small', disruption: null });
    expect(api.named('servers', 'web')?.generation).toBe(1);
    await plan(0);
    configure(size(3).replace('"small"', '"large"'));
    await apply();
    expect(attributes('cairn_server.web')).toMatchObject({ flavor_id: 'large', disruption: 'restart' });
    await plan(0);
  });

  it('replaces what holds data only where that is allowed, or asked for', async () => {
    configure(SERVER('  image_id = "one"'));
    await apply();
    const before = attributes('cairn_server.web')['id'];
    configure(SERVER('  image_id = "two"'));
    const refused = await plan(1);
    expect(refused.text).toContain('This change would lose data of the server');
    expect(refused.text).toContain('Lost: its root disk.');
    expect(refused.text).toContain('set allow_replace = true');
    expect(refused.text).toContain('image_id = "two"');

    configure(SERVER('  image_id = "two"\n  allow_replace = true'));
    const replaced = await plan(2);
    expect(replaced.text).toContain('forces replacement');
    expect(replaced.text).toContain('This change loses data of the server');
    expect(replaced.text).not.toContain('restarts the server');
    expect(replaced.text).not.toContain('The name is taken');
    await apply();
    const second = attributes('cairn_server.web');
    expect(second['id']).not.toBe(before);
    expect(second['disruption']).toBeNull();
    expect(api.objects.size).toBe(1);
    await plan(0);

    // What is asked for by name, and a tainted object, need no opt-in; taking it away changes nothing that runs.
    configure(SERVER('  image_id = "two"'));
    await apply('-replace=cairn_server.web');
    const third = attributes('cairn_server.web')['id'];
    expect(third).not.toBe(second['id']);
    expect((await workspace.run('taint', 'cairn_server.web')).code).toBe(0);
    configure(SERVER('  image_id = "three"'));
    await apply();
    expect(attributes('cairn_server.web')['id']).not.toBe(third);
    expect(api.objects.size).toBe(1);
    await plan(0);
  });

  it('shows drift in a plan with exit code 2, and repairs it by apply', async () => {
    configure(SERVER());
    await apply();
    const stored = api.named('servers', 'web');
    if (stored === undefined) throw new Error('no server');
    stored.status = {
      ...stored.status,
      state: 'SHUTOFF',
      drift: { power_state: 'expected running, found shutoff' },
    };
    const drifted = await plan(2);
    expect(drifted.text).toContain('expected running, found shutoff');
    expect(drifted.text).toContain('0 to add, 1 to change, 0 to destroy');
    await apply();
    expect(
      api
        .requests('PUT', /servers/)
        .at(-1)
        ?.query.get('repair'),
    ).toBe('true');
    expect(attributes('cairn_server.web')).toMatchObject({ state: 'ACTIVE', drift: {} });
    await plan(0);
  });

  it('warns when drift remains, without an inconsistent result', async () => {
    configure(SERVER());
    await apply();
    const stored = api.named('servers', 'web');
    if (stored === undefined) throw new Error('no server');
    const drift = { name: 'expected web, found wab' };
    stored.status = { ...stored.status, drift };
    const report = api.report;
    api.report = (one) => ({ ...report(one), drift });
    const repaired = await apply();
    expect(repaired.text).toContain('The server still drifts');
    await plan(2);
  });

  it('is planned anew when it was deleted behind Terraform', async () => {
    configure(SERVER());
    await apply();
    api.objects.clear();
    expect((await plan(2)).text).toContain('1 to add');
  });

  it('notices what else changed on the service', async () => {
    configure(SERVER());
    await apply();
    const stored = api.named('servers', 'web');
    if (stored === undefined) throw new Error('no server');
    stored.spec = { ...stored.spec, power_state: 'stopped' };
    stored.generation += 1;
    stored.observed_generation += 1;
    const changed = await plan(2);
    expect(changed.text).toContain('"stopped" -> "running"');
    await apply();
    expect(stored.spec['power_state']).toBe('running');
  });

  it('keeps timeouts out of the API', async () => {
    configure(SERVER('  timeouts = { create = "3m" }'));
    await apply();
    expect(JSON.stringify(api.named('servers', 'web')?.spec)).not.toContain('timeouts');
    const puts = api.requests('PUT', /servers/).length;
    configure(SERVER('  timeouts = { create = "4m" }'));
    await apply();
    expect(api.requests('PUT', /servers/)).toHaveLength(puts);
    await plan(0);
    configure(SERVER('  timeouts = { create = "soon" }'));
    expect((await workspace.run('validate')).text).toContain('"soon" is not a duration');
  });
});

describe('errors', () => {
  it('shows a violation at its attribute when planning', async () => {
    api.check = (_collection, spec) =>
      spec['flavor_id'] === 'small'
        ? [
            {
              path: '/spec/nics/eth0/address',
              message: 'is not in the subnet',
              hint: 'Choose one of 10.0.0.0/24.',
            },
          ]
        : [];
    configure(SERVER('  nics = { eth0 = { subnet_id = "s", address = "1.2.3.4" } }'));
    const result = await workspace.run('plan');
    expect(result.code).toBe(1);
    expect(result.text).toContain('nics["eth0"].address is not in the subnet. Choose one of 10.0.0.0/24.');
    expect(result.text).toContain('with cairn_server.web');
    expect(api.objects.size).toBe(0);
  });

  it('does not ask for a dry run while something is unknown', async () => {
    api.check = (collection) =>
      collection === 'servers' ? [{ path: '/spec/name', message: 'is wrong' }] : [];
    configure(`
resource "cairn_project" "p" {
  name = "p"
}
resource "cairn_server" "web" {
  name       = "web"
  flavor_id  = "small"
  project_id = cairn_project.p.id
}
`);
    const planned = await workspace.run('plan');
    expect(planned.code).toBe(0);
    const applied = await failApply();
    expect(applied.text).toContain('name is wrong');
  });

  it('names the id and the ways to import when the name is taken', async () => {
    const other = api.add('servers', { name: 'web', flavor_id: 'x', project_id: api.session['project_id'] });
    configure(SERVER());
    expect((await workspace.run('plan')).text).toContain('Warning: The name is taken');
    const failed = await failApply();
    expect(failed.text).toContain('There is a server "web" already');
    expect(failed.text).toContain(`terraform import cairn_server.ADDRESS ${other.id}`);
    expect(failed.text).toContain(`id = "${other.id}"`);
    expect(failed.text).toContain('name = "web"');
    expect(api.objects.size).toBe(1);
  });

  it('keeps an object that cannot be brought about as tainted, with the reason', async () => {
    configure(SERVER().replace('"web"\n', '"stall"\n'));
    const failed = await failApply();
    expect(failed.text).toContain('No host fits: memory 3 of 3 refused.');
    expect(attributes('cairn_server.web')).toMatchObject({ name: 'stall', tainted: true });
    expect(api.objects.size).toBe(1);
    configure(SERVER());
    await apply();
    expect(api.named('servers', 'stall')).toBeUndefined();
    expect(attributes('cairn_server.web')['tainted']).toBeUndefined();
  });

  it('only warns when the time is over and the service goes on', async () => {
    api.ready_after_ms = Infinity;
    configure(SERVER('  timeouts = { create = "1s" }'));
    const late = await apply();
    expect(late.text).toContain('Not finished in time');
    expect(late.text).toContain('It is being built.');
    expect(attributes('cairn_server.web')).toMatchObject({ state: null, addresses: null });
    const stored = api.named('servers', 'web');
    if (stored === undefined) throw new Error('no server');
    stored.ready = true;
    stored.observed_generation = 1;
    stored.status = api.report(stored);
    await plan(0);
  });

  it('explains what is missing when nothing is configured', async () => {
    workspace.remove();
    workspace = createWorkspace('cairn/cairn', folder, { CAIRN_DATA_DIRECTORY: '/nonexistent' });
    configure(SERVER());
    const result = await workspace.run('plan');
    expect(result.text).toContain('No Cairn service is configured');
    expect(result.text).toContain('CAIRN_ENDPOINT');
    expect(result.text).toContain('credentials.json');
  });

  it('says that the token is wrong, and never prints it', async () => {
    workspace.remove();
    workspace = createWorkspace('cairn/cairn', folder, {
      CAIRN_ENDPOINT: api.endpoint,
      CAIRN_TOKEN: 'a-wrong-secret-token',
      TF_LOG_PROVIDER: 'TRACE',
    });
    configure(SERVER());
    const result = await workspace.run('plan');
    expect(result.text).toContain('The token is wrong or has expired');
    expect(result.text).not.toContain('a-wrong-secret-token');
  });

  it('says that nobody listens', async () => {
    workspace.remove();
    workspace = createWorkspace('cairn/cairn', folder, {
      CAIRN_ENDPOINT: 'http://127.0.0.1:1',
      CAIRN_TOKEN: 'x',
    });
    configure(SERVER());
    const result = await workspace.run('plan');
    expect(result.text).toContain('Cairn cannot be reached');
    expect(result.text).toContain('http://127.0.0.1:1');
  });

  it('refuses to work with a service that needs a newer provider', async () => {
    api.session = { ...api.session, min_provider_version: '1.3.0' };
    configure(SERVER());
    expect((await workspace.run('plan')).text).toContain('needs provider 1.3.0 or later; this is 1.2.3');
  });

  it('does not overwrite what somebody else changed since the plan', async () => {
    configure(SERVER());
    await apply();
    configure(SERVER('  description = "mine"'));
    expect((await workspace.run('plan', '-out=p')).code).toBe(0);
    const stored = api.named('servers', 'web');
    if (stored === undefined) throw new Error('no server');
    stored.spec = { ...stored.spec, description: 'theirs' };
    stored.generation += 1;
    const result = await workspace.run('apply', 'p');
    expect(result.text).toContain('Changed by somebody else');
    expect(stored.spec['description']).toBe('theirs');
  });

  it('goes on when only the generation moved since the plan', async () => {
    configure(SERVER());
    await apply();
    configure(SERVER('  description = "mine"'));
    await workspace.run('plan', '-out=p');
    const stored = api.named('servers', 'web');
    if (stored === undefined) throw new Error('no server');
    stored.generation += 1;
    const result = await workspace.run('apply', 'p');
    expect(result.code, result.text).toBe(0);
    expect(stored.spec['description']).toBe('mine');
  });
});

describe('lost answers, kills and interruptions', () => {
  it('makes one server although the answer to its creation was lost', async () => {
    let lost = 0;
    api.intercept = (seen, response) => {
      if (seen.method !== 'PUT' || seen.query.get('dry_run') === 'true' || lost > 0) return false;
      lost += 1;
      const stored = api.add('servers', (JSON.parse(seen.body) as { spec: Record<string, unknown> }).spec);
      api.objects.delete(stored.id);
      const id = seen.path.split('/').at(-1) ?? '';
      api.objects.set(id, { ...stored, id, claimed: false });
      response.destroy();
      return true;
    };
    configure(SERVER());
    await apply();
    expect(api.objects.size).toBe(1);
    expect(lost).toBe(1);
    await plan(0);
  });

  it('rides out a service that restarts', async () => {
    let refusals = 3;
    api.intercept = (seen, response) => {
      if (seen.method !== 'PUT' || refusals === 0) return false;
      refusals -= 1;
      if (refusals === 2) response.destroy();
      else
        response
          .writeHead(503, { 'retry-after': '0' })
          .end('{"code":"unavailable","title":"Busy","detail":"Busy."}');
      return true;
    };
    configure(SERVER());
    await apply();
    expect(refusals).toBe(0);
  });

  it('adopts what a killed apply left behind', async () => {
    api.ready_after_ms = Infinity;
    configure(SERVER());
    const killed = workspace.start('apply', '-auto-approve');
    const ended = new Promise((resolve) => killed.on('close', resolve));
    await vi.waitFor(() => {
      expect(api.objects.size).toBe(1);
    }, 20_000);
    const provider = execFileSync('pgrep', ['-P', String(killed.pid)])
      .toString()
      .trim()
      .split('\n');
    killed.kill('SIGKILL');
    await ended;
    await vi.waitFor(() => {
      for (const pid of provider) expect(() => process.kill(Number(pid), 0)).toThrow('ESRCH');
    }, 20_000);
    const [left] = [...api.objects.keys()];
    api.ready_after_ms = 5;
    const stored = api.objects.get(left ?? '');
    if (stored !== undefined)
      Object.assign(stored, { ready: true, observed_generation: 1, status: api.report(stored) });
    rmSync(join(workspace.directory, '.terraform.tfstate.lock.info'), { force: true });
    const again = await apply();
    expect(again.text).toContain(`Adopted cairn_server "web" (${left}) that an interrupted apply left`);
    expect(attributes('cairn_server.web')['id']).toBe(left);
    expect(api.objects.size).toBe(1);
    await plan(0);
    expect(api.objects.get(left ?? '')?.claimed).toBe(true);
  });

  it('does not adopt what differs in something that cannot be changed', async () => {
    configure(SERVER('  image_id = "one"'));
    await apply();
    const stored = api.named('servers', 'web');
    if (stored === undefined) throw new Error('no server');
    Object.assign(stored, { claimed: false });
    rmSync(join(workspace.directory, 'terraform.tfstate'));
    configure(SERVER('  image_id = "two"'));
    const failed = await failApply();
    expect(failed.text).toContain('differs in image_id, which cannot be changed');
    expect(stored.spec['image_id']).toBe('one');
  });

  it('stops waiting on Ctrl-C and keeps what it knows', async () => {
    api.ready_after_ms = Infinity;
    configure(SERVER());
    const running = workspace.start('apply', '-auto-approve');
    let text = '';
    running.stdout?.on('data', (chunk: Buffer) => (text += chunk.toString()));
    const ended = new Promise((resolve) => running.on('close', resolve));
    await vi.waitFor(() => {
      expect(api.requests('GET', /servers\/./).some((one) => one.query.get('wait') === 'ready')).toBe(true);
    }, 20_000);
    running.kill('SIGINT');
    await ended;
    expect(text).toContain('Interrupted while Cairn goes on');
    const stored = api.named('servers', 'web');
    expect(attributes('cairn_server.web')['id']).toBe(stored?.id);
    expect(attributes('cairn_server.web')['tainted']).toBeUndefined();
  });
});

describe('import and data sources', () => {
  it('imports by id, by name and by project and name, with an empty plan after it', async () => {
    const project = api.add('projects', { name: 'team' });
    const nics = { eth0: { subnet_id: 's', mtu: 1500 } };
    const spec = {
      name: 'web',
      flavor_id: 'small',
      project_id: project.id,
      metadata: {},
      nics,
      power_state: 'running',
    };
    const stored = api.add('servers', spec);
    api.add('servers', { ...spec, project_id: 'another' });
    configure(SERVER('  nics = { eth0 = { subnet_id = "s" } }'));
    for (const id of [stored.id, 'team/web', `${project.id}/web`]) {
      const imported = await workspace.run('import', 'cairn_server.web', id);
      expect(imported.code, imported.text).toBe(0);
      expect(attributes('cairn_server.web')['id']).toBe(stored.id);
      await plan(0);
      rmSync(join(workspace.directory, 'terraform.tfstate'));
    }
    const missing = await workspace.run('import', 'cairn_server.web', 'team/none');
    expect(missing.text).toContain('There is no server named "none"');
  });

  it('imports by a block and writes the configuration', async () => {
    const stored = api.add('servers', {
      name: 'old',
      flavor_id: 'small',
      project_id: 'p',
      metadata: { a: 'b' },
      nics: {},
      power_state: 'running',
    });
    configure(`import {\n  to = cairn_server.old\n  id = "${stored.id}"\n}\n`);
    const generated = await workspace.run('plan', '-generate-config-out=generated.tf');
    expect(generated.code, generated.text).toBe(0);
    expect(readFileSync(join(workspace.directory, 'generated.tf'), 'utf8')).toMatch(/flavor_id\s+= "small"/);
    await apply();
    await plan(0);
  });

  it('finds one object by name or id', async () => {
    const stored = api.add('servers', {
      name: 'old',
      flavor_id: 'small',
      project_id: api.session['project_id'],
    });
    configure(`
data "cairn_server" "by_name" {
  name = "old"
}
data "cairn_server" "by_id" {
  id = "${stored.id}"
}
output "same" {
  value = data.cairn_server.by_name.id == data.cairn_server.by_id.id && data.cairn_server.by_id.state == "ACTIVE"
}
`);
    expect((await apply()).text).toContain('same = true');
    configure('data "cairn_server" "x" {\n  name = "none"\n}\n');
    expect((await workspace.run('plan')).text).toContain('There is no server named "none"');
    configure('data "cairn_server" "x" {\n}\n');
    expect((await workspace.run('validate')).text).toContain('Set id or name.');
  });
});

describe('images from local files', () => {
  const IMAGE = (body: string): string => `
resource "cairn_image" "i" {
  name = "i"
${body}
}
`;
  const content = Buffer.alloc(3_000_000, 'cairn ');
  const digest = createHash('sha256').update(content).digest('hex');

  it('hashes at plan, uploads at apply, and does neither again', async () => {
    const file = join(workspace.directory, 'disk.img');
    writeFileSync(file, content);
    configure(IMAGE('  file = "disk.img"'));
    expect((await plan(2)).text).toContain(digest);
    await apply();
    const stored = api.named('images', 'i');
    expect(Buffer.concat(stored?.content ?? []).equals(content)).toBe(true);
    expect(attributes('cairn_image.i')).toMatchObject({
      sha256: digest,
      size_bytes: 3_000_000,
      state: 'active',
    });
    const uploads = api.requests('PATCH', /content/).length;
    await plan(0);
    await apply();
    expect(api.requests('PATCH', /content/)).toHaveLength(uploads);
    // The state is used on a machine without the file.
    rmSync(file);
    await plan(0);
    // Other content is another image.
    writeFileSync(file, Buffer.alloc(1000, 'x'));
    const other = await plan(2);
    expect(other.text).toContain('forces replacement');
  });

  it('goes on from where a lost connection left off', async () => {
    writeFileSync(join(workspace.directory, 'disk.img'), content);
    configure(IMAGE('  file = "disk.img"'));
    let cuts = 0;
    api.intercept = (seen, _response, request) => {
      if (seen.method !== 'PATCH' || cuts > 0) return false;
      cuts += 1;
      const stored = api.named('images', 'i');
      let kept = 0;
      request.on('data', (chunk: Buffer) => {
        if (kept < 500_000) {
          stored?.content.push(chunk);
          kept += chunk.length;
        } else request.destroy();
      });
      return true;
    };
    await apply();
    expect(cuts).toBe(1);
    const resumed = api.requests('PATCH', /content/);
    expect(Number(resumed[0]?.headers['upload-offset'])).toBeGreaterThan(0);
    expect(Buffer.concat(api.named('images', 'i')?.content ?? []).equals(content)).toBe(true);
  });

  it('refuses a file that is not what is expected, or is not there', async () => {
    configure(IMAGE('  file = "disk.img"'));
    expect((await workspace.run('plan')).text).toContain('There is no file disk.img');
    writeFileSync(join(workspace.directory, 'disk.img'), content);
    configure(IMAGE(`  file = "disk.img"\n  sha256 = "${'0'.repeat(64)}"`));
    const refused = await workspace.run('plan');
    expect(refused.text).toContain('0'.repeat(64));
    expect(refused.text).toContain(digest);
    configure(IMAGE('  file = "."'));
    expect((await workspace.run('plan')).text).toContain('it is not a file');
  });
});

describe('many resources', () => {
  it('reads forty servers with few requests and applies them at once', async () => {
    configure(`
resource "cairn_server" "many" {
  count     = 40
  name      = "many-\${count.index}"
  flavor_id = "small"
}
`);
    await apply();
    expect(api.objects.size).toBe(40);
    const before = api.seen.length;
    await plan(0);
    const requests = api.seen.slice(before);
    const reads = requests.filter((one) => one.path === '/v1/servers');
    expect(reads.length).toBeLessThanOrEqual(2);
    expect(requests.filter((one) => one.path.startsWith('/v1/servers/')).length).toBe(0);
    const claims = requests.filter((one) => one.path === '/v1/claims');
    expect(claims.flatMap((one) => (JSON.parse(one.body) as { ids: string[] }).ids)).toHaveLength(40);
    expect(claims.length).toBeLessThan(40);
    const destroyed = await workspace.run('destroy', '-auto-approve');
    expect(destroyed.text).toContain('40 destroyed');
  });
});

describe('a provider whose configuration is not known yet', () => {
  it('plans what depends on it, and works at apply', async () => {
    workspace.remove();
    workspace = createWorkspace('cairn/cairn', folder);
    configure(`
resource "terraform_data" "endpoint" {
  input = "${api.endpoint}"
}
provider "cairn" {
  endpoint = terraform_data.endpoint.output
  token    = "${FAKE_TOKEN}"
}
${SERVER()}
`);
    await apply();
    expect(attributes('cairn_server.web')['project_id']).toBe(api.session['project_id']);
    await plan(0);
  });
});
