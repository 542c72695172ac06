import { App, TerraformOutput, TerraformStack } from 'cdktn';
import {
  flavor,
  host,
  image,
  keypair,
  network,
  project,
  provider,
  server,
  subnet,
} from '../../provider/bindings/cdktn/index.ts';
import { STACK_NAME } from './settings.ts';
import { declareQuickstart } from './stack.ts';
import type { Settings } from './stack.ts';

/** Effect: writes the stack with cdktn into the directory (default: CDKTF_OUTDIR, else cdktf.out). */
export function synthesise(settings: Settings, directory?: string): void {
  const app = new App(directory === undefined ? {} : { outdir: directory });
  const stack = new TerraformStack(app, STACK_NAME);
  declareQuickstart(
    stack,
    {
      TerraformOutput,
      CairnProvider: provider.CairnProvider,
      Host: host.Host,
      Project: project.Project,
      Flavor: flavor.Flavor,
      Keypair: keypair.Keypair,
      Image: image.Image,
      Network: network.Network,
      Subnet: subnet.Subnet,
      Server: server.Server,
    },
    settings,
  );
  app.synth();
}
