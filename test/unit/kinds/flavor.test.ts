import { describe, expect, test } from 'vitest';
import type { FlavorSpec } from '../../../schemas/generated/types.ts';
import type { Violation } from '../../../reconciler/model/error.ts';
import { admit } from '../../../reconciler/kinds/flavor/admit.ts';

function refused(
  extra_specs: FlavorSpec['extra_specs'],
  before?: FlavorSpec['extra_specs'],
): readonly Violation[] {
  const spec: FlavorSpec = {
    name: 'small',
    vcpus: 1,
    memory_mib: 512,
    disk_gib: 0,
    public: true,
    access_project_ids: [],
    extra_specs,
  };
  const previous =
    before === undefined
      ? null
      : {
          id: '7d3f0d7e-0d55-4c8b-8a5f-0d6d2b7a1c11',
          kind: 'flavor' as const,
          project_id: null,
          name: 'small',
          spec: { ...spec, extra_specs: before },
          generation: 1,
          deletion_requested_at: null,
          created_at: '',
          updated_at: '',
        };
  return admit({
    id: '7d3f0d7e-0d55-4c8b-8a5f-0d6d2b7a1c11',
    spec,
    secrets: {},
    previous,
    references: new Map(),
    peers: [],
    taken_addresses: new Map(),
  });
}

describe("a flavor's extra specs", () => {
  test('may be any of those that are known, and names of ones own', () => {
    const fine = {
      'hw:cpu_policy': 'dedicated',
      'hw:numa_nodes': '2',
      'hw:numa_cpus.0': '0-3,6,^2',
      'hw:numa_mem.1': '2048',
      'hw:mem_page_size': '1GB',
      'quota:disk_read_bytes_sec': '10240000',
      'quota:cpu_quota': '-1',
      'trait:HW_CPU_X86_AVX2': 'required',
      'trait:CUSTOM_SSD': 'forbidden',
      'aggregate_instance_extra_specs:ssd': 'true',
      'capabilities:cpu_info:vendor': 's== Intel',
      'billing:class': 'gold',
      ssd: 'yes',
      größe: 'XL',
      'train:line': '7',
    };
    expect(refused(fine)).toEqual([]);
  });

  test.each([
    ['hw:cpu_polcy', 'Did you mean hw:cpu_policy?'],
    ['hw:numa_node', 'Did you mean hw:numa_nodes?'],
    ['hw_cpu_policy', 'Did you mean hw:cpu_policy? Names of your own must differ more.'],
    ['quota:disk_read_byte_sec', 'Did you mean quota:disk_read_bytes_sec?'],
    ['hw:numa_cpu.0', 'Did you mean hw:numa_cpus.0?'],
    ['hw_rng:zzzzzzzzzzzzzzz', 'Known are hw_rng:allowed, hw_rng:rate_bytes, hw_rng:rate_period.'],
  ])('named %s are refused with what was meant', (name, hint) => {
    expect(refused({ [name]: '1' })).toMatchObject([{ path: `/spec/extra_specs/${name}`, hint }]);
  });

  test('in a misspelt namespace are refused where all the rest fits', () => {
    expect(refused({ 'tarit:CUSTOM_SSD': 'required' })).toMatchObject([
      { hint: 'Did you mean trait:CUSTOM_SSD? Names of your own must differ more.' },
    ]);
    expect(refused({ 'aggregate_instance_extra_spec:ssd': 'true' })).toHaveLength(1);
  });

  test.each([
    ['hw:cpu_policy', 'pinned', 'must be shared or dedicated or mixed'],
    ['hw:numa_nodes', '0', 'must be a whole number of at least 1'],
    ['hw:mem_page_size', 'huge', 'must be small, large, any, or a size such as 2048 (KiB), 2MB or 1GB'],
    ['trait:HW_CPU_X86_AVX2', 'yes', 'must be required or forbidden'],
    ['trait:avx2', 'required', 'has no proper name after the colon'],
    ['resources:VCPU', '4', "asks for something that Cairn's hosts do not give"],
    ['trait2:CUSTOM_SSD', 'required', "asks for something that Cairn's hosts do not give"],
    ['hw:tpm_model', 'tpm-crb', "asks for something that Cairn's hosts do not give"],
    ['bell\u0007', '1', 'is no name for an extra spec'],
  ])('%s = %s is refused: it %s', (name, value, message) => {
    expect(refused({ [name]: value })).toMatchObject([{ path: `/spec/extra_specs/${name}`, message }]);
  });

  test('that the flavor has already stay as they are', () => {
    const old = { 'hw:tpm_model': 'tpm-crb', 'hw:cpu_polcy': 'dedicated' };
    expect(refused(old, old)).toEqual([]);
    expect(refused({ ...old, 'hw:cpu_polcy': 'shared' }, old)).toHaveLength(1);
  });
});
