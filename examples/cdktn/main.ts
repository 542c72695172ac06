// Copied from examples/cdktf/main.ts by make bindings. Edit that file.
import { App } from 'cdktn';
import { Fleet } from './fleet.ts';
import { Quickstart } from './quickstart.ts';
import { readSettings } from './settings.ts';
import { TwoTier } from './two-tier.ts';

const settings = readSettings(process.env);
const app = new App();
new Quickstart(app, 'quickstart', settings);
new TwoTier(app, 'two-tier', settings);
new Fleet(app, 'fleet', settings);
app.synth();
