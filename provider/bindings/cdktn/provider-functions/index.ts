// generated from provider function schema

import * as cdktn from 'cdktn';

/**
* Provider-defined functions of the cairn provider.
*/
export class CairnProviderFunctions {
  private readonly providerLocalName: string;

  /**
  * @param providerLocalName The local name of the provider in required_providers; defaults to the registry short name. Override when the provider is declared under a different local name — aliases do not change the namespace, local names do.
  */
  constructor(providerLocalName: string) {
    this.providerLocalName = providerLocalName;
  }

  /**
  * Takes any number of parts and gives the text for `user_data` or `user_data_wo` of a server. A part is a map of cloud-config written in HCL, or a text that cloud-init knows by its first line (`#cloud-config`, `#!` and so on). Maps are merged into one cloud-config; several parts become a MIME multipart. Lists of several parts are appended, maps joined; a value that two parts set differently is an error. A `#cloud-config` text is checked: what is no YAML is an error that names the part and the line.
  * @param {Array<any>} parts - A map of cloud-config, or a text such as `file("setup.sh")`.
  * @returns {string}
  */
  public cloudInit(parts: Array<any>): string {
    return cdktn.Token.asString(cdktn.TerraformProviderFunction.invoke(this.providerLocalName, "cloud_init", [...parts]));
  }

  /**
  * Compares a flavor (a `cairn_flavor` resource or data source, or any object with `vcpus`, `memory_mib` and `disk_gib`) with needs of the same names; needs left out or null are met. Gives an object: `fits`; `short`, a map from each size that is too small to what is missing; `reason`, a sentence for an error message, empty when it fits. A flavor whose `disk_gib` is 0 has the disk of the image, which meets no need of disk.
  * @param {any} flavor - A flavor.
  * @param {any} needs - An object with `vcpus`, `memory_mib`, `disk_gib`, each optional.
  * @returns {object}
  */
  public flavorFits(flavor: any, needs: any): cdktn.IResolvable {
    return cdktn.TerraformProviderFunction.invoke(this.providerLocalName, "flavor_fits", [flavor, needs]);
  }

  /**
  * Gives a locally administered unicast MAC address that depends on the seed alone (and on the prefix): the same in every run and on every machine. A second argument replaces the prefix `52:54:00`. Two seeds may give the same address, with three free octets one time in 16 million.
  * @param {string} seed - Any text, such as project, server and interface.
  * @param {Array<string>} prefix - One to five octets, locally administered. Default: `52:54:00`.
  * @returns {string}
  */
  public mac(seed: string, prefix: Array<string>): string {
    return cdktn.Token.asString(cdktn.TerraformProviderFunction.invoke(this.providerLocalName, "mac", [seed, ...prefix]));
  }

  /**
  * Takes an id, a name, `project/name` or `project-id/name`, all that `terraform import` understands, and gives an object with `id`, `project_id`, `project` and `name`; parts that the text does not say are null. Ids come out in lower case.
  * @param {string} text - An id, a name, or a project and a name.
  * @returns {object}
  */
  public parseId(text: string): cdktn.IResolvable {
    return cdktn.TerraformProviderFunction.invoke(this.providerLocalName, "parse_id", [text]);
  }

  /**
  * Takes an IPv4 or IPv6 range and a map from names to sizes, and gives a map from the same names to CIDRs that do not overlap. A size is a prefix length, or `{ hosts = N }` for the smallest subnet with N addresses for servers beside network, broadcast and gateway. A name is placed by its own hash, so a name that is added or removed leaves the others where they are, unless it is as large as they are or larger and its place was theirs. Whatever fits at all is fitted.
  * @param {string} cidr - The range, such as `10.20.0.0/16` or `fd00:20::/48`.
  * @param {any} subnets - Map from names to a prefix length or to `{ hosts = N }`; at most 1,000 names.
  * @returns {{ [key: string]: string }}
  */
  public subnetPlan(cidr: string, subnets: any): { [key: string]: string } {
    return cdktn.Token.asStringMap(cdktn.TerraformProviderFunction.invoke(this.providerLocalName, "subnet_plan", [cidr, subnets]));
  }
}
