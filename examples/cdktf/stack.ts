// oxlint-disable no-new -- a construct adds itself to the stack when it is made
import type { Construct } from 'constructs';

/** The paths and names that the example takes from its environment. */
export interface Settings {
  /** libvirt URI of the KVM host. */
  readonly host_uri: string;
  /** Path of the guest's kernel on this machine. */
  readonly kernel: string;
  /** Path of the guest's ramdisk on this machine. */
  readonly ramdisk: string;
  /** SSH key that the guest accepts, one line. */
  readonly public_key: string;
}

/** A class of constructs, as much of it as the example needs; cdktf's and cdktn's both fit. */
type ConstructClass<Config, Made = object> = new (scope: Construct, id: string, config: Config) => Made;

/** What the example reads from anything that it makes. */
interface Made {
  readonly id: string;
  /** Address in Terraform, which dependsOn takes. */
  readonly fqn: string;
}

type InProject = { readonly name: string; readonly projectId: string };

/** The constructs that the stack is made of, from one library. Two libraries in one process do not get on. */
export interface Toolkit {
  readonly TerraformOutput: ConstructClass<{ readonly value: string }>;
  readonly CairnProvider: ConstructClass<object>;
  readonly Host: ConstructClass<
    { readonly name: string; readonly uri: string; readonly reservedMemoryMib: number },
    Made
  >;
  readonly Project: ConstructClass<{ readonly name: string; readonly description: string }, Made>;
  readonly Flavor: ConstructClass<
    { readonly name: string; readonly vcpus: number; readonly memoryMib: number },
    Made
  >;
  readonly Keypair: ConstructClass<InProject & { readonly publicKey: string }, Made>;
  readonly Image: ConstructClass<InProject & { readonly diskFormat: string; readonly file: string }, Made>;
  readonly Network: ConstructClass<InProject & { readonly mode: string; readonly dnsDomain: string }, Made>;
  readonly Subnet: ConstructClass<InProject & { readonly networkId: string; readonly cidr: string }, Made>;
  readonly Server: ConstructClass<
    InProject & {
      readonly flavorId: string;
      readonly kernelId: string;
      readonly ramdiskId: string;
      readonly kernelArguments: string;
      readonly keypairId: string;
      readonly metadata: { readonly [key: string]: string };
      readonly nics: { readonly [name: string]: { readonly subnetId: string } };
      readonly dependsOn: Made[];
    },
    Made & { readonly addresses: { lookup(name: string): string } }
  >;
}

/** A stack of either library. */
export type Stack = Construct & { addOverride(path: string, value: unknown): void };

/**
 * Effect: adds to the stack what examples/quickstart/main.tf declares: a host, a project, a guest with its own
 * network, and the guest's address as output.
 */
export function declareQuickstart(stack: Stack, toolkit: Toolkit, settings: Settings): void {
  const { CairnProvider, Flavor, Host, Image, Keypair, Network, Project, Server, Subnet } = toolkit;
  // Both libraries add a backend with a path on this machine; without one terraform keeps its state where it runs.
  stack.addOverride('terraform.backend', undefined);
  // Endpoint and token come from CAIRN_ENDPOINT and CAIRN_TOKEN when terraform runs.
  new CairnProvider(stack, 'cairn', {});
  const host = new Host(stack, 'here', { name: 'here', uri: settings.host_uri, reservedMemoryMib: 0 });
  const project = new Project(stack, 'demo', {
    name: 'quickstart-cdk',
    description: 'One guest, declared in TypeScript.',
  });
  const own = { projectId: project.id };
  const flavor = new Flavor(stack, 'tiny', { name: 'tiny', vcpus: 1, memoryMib: 192 });
  const keypair = new Keypair(stack, 'me', { ...own, name: 'me', publicKey: settings.public_key });
  const kernel = new Image(stack, 'kernel', {
    ...own,
    name: 'guest-kernel',
    diskFormat: 'aki',
    file: settings.kernel,
  });
  const ramdisk = new Image(stack, 'ramdisk', {
    ...own,
    name: 'guest-ramdisk',
    diskFormat: 'ari',
    file: settings.ramdisk,
  });
  const network = new Network(stack, 'private', {
    ...own,
    name: 'private',
    mode: 'nat',
    dnsDomain: 'quickstart.internal',
  });
  const subnet = new Subnet(stack, 'private-a', {
    ...own,
    name: 'private-a',
    networkId: network.id,
    cidr: '10.77.0.0/24',
  });
  const web = new Server(stack, 'web', {
    ...own,
    name: 'web',
    flavorId: flavor.id,
    kernelId: kernel.id,
    ramdiskId: ramdisk.id,
    kernelArguments: 'console=ttyS0 quiet',
    keypairId: keypair.id,
    metadata: { role: 'web' },
    nics: { eth0: { subnetId: subnet.id } },
    dependsOn: [host],
  });
  new toolkit.TerraformOutput(stack, 'address', { value: web.addresses.lookup('eth0') });
  new toolkit.TerraformOutput(stack, 'server_id', { value: web.id });
}
