import { cpuList, parseCpuList } from '../../../model/cpu-list.ts';
import type { GuestNode, PageWish, PinningWish } from '../../../model/pinning.ts';
import { guestNodes } from './guest-nodes.ts';
import type { Wishes } from './wishes.ts';

/**
 * Pure. What ties the guest to parts of its host; null for nothing. A guest with CPUs of its own, or with large pages, has one NUMA node
 * unless more are asked for. Source: Nova, CPU topologies; huge pages.
 */
export function pinningOf(wishes: Wishes): PinningWish | null {
  const dedicated = dedicatedVcpus(wishes);
  const threads = threadPolicy(wishes, dedicated.length > 0);
  const emulator = emulatorPolicy(wishes, dedicated.length > 0);
  const page = pageWish(wishes);
  const nodes = guestNodes(wishes);
  if (dedicated.length === 0 && page === 'small' && nodes === null) return null;
  const one: GuestNode = { vcpus: numbersTo(wishes.vcpus), memory_mib: wishes.memory_mib };
  return { dedicated, threads, emulator, nodes: nodes ?? [one], page };
}

function numbersTo(count: number): readonly number[] {
  return Array.from({ length: count }, (_, index) => index);
}

function dedicatedVcpus(wishes: Wishes): readonly number[] {
  const policy = wishes.agreed('hw:cpu_policy', 'hw_cpu_policy');
  const mask = wishes.word('hw:cpu_dedicated_mask');
  const all = numbersTo(wishes.vcpus);
  if (policy !== 'mixed') {
    if (mask !== null) {
      const message = 'it says which CPUs of a guest with hw:cpu_policy = mixed are its own.';
      wishes.refuse('hw:cpu_dedicated_mask', message, 'Give hw:cpu_policy = mixed too, or leave it out.');
    }
    return policy === 'dedicated' ? all : [];
  }
  if (mask === null) {
    const name = wishes.word('hw:cpu_policy') === 'mixed' ? 'hw:cpu_policy' : 'hw_cpu_policy';
    const message = 'it is not said which CPUs the guest has for itself.';
    wishes.refuse(name, message, 'Give the flavor hw:cpu_dedicated_mask, for example 2-3 or ^0-1.');
    return [];
  }
  // Nothing but exceptions: all but these.
  const is_rest = mask.split(',').every((part) => part.trim().startsWith('^'));
  const listed = parseCpuList(is_rest ? `0-${wishes.vcpus - 1},${mask}` : mask);
  const inside = listed?.every((vcpu) => vcpu < wishes.vcpus) === true;
  if (listed === null || !inside || listed.length === wishes.vcpus) {
    const message = `it must name some of the guest's CPUs ${cpuList(all)}, and not all.`;
    wishes.refuse('hw:cpu_dedicated_mask', message, 'Use hw:cpu_policy = dedicated for all.');
    return [];
  }
  return listed;
}

function threadPolicy(wishes: Wishes, has_own: boolean): PinningWish['threads'] {
  const policy = wishes.agreed('hw:cpu_thread_policy', 'hw_cpu_thread_policy');
  const found = (['isolate', 'require'] as const).find((each) => each === policy) ?? 'prefer';
  if (found !== 'prefer' && !has_own) {
    const name =
      wishes.word('hw:cpu_thread_policy') === null ? 'hw_cpu_thread_policy' : 'hw:cpu_thread_policy';
    const message = 'it is for guests with CPUs of their own.';
    wishes.refuse(name, message, 'Give hw:cpu_policy = dedicated too, or leave it out.');
  }
  return found;
}

function emulatorPolicy(wishes: Wishes, has_own: boolean): PinningWish['emulator'] {
  const policy = wishes.word('hw:emulator_threads_policy');
  if (policy === 'share') return 'share';
  if (policy !== 'isolate') return 'with';
  if (!has_own) {
    const message = 'it is for guests with CPUs of their own.';
    const hint = 'Give hw:cpu_policy = dedicated too, or leave it out.';
    wishes.refuse('hw:emulator_threads_policy', message, hint);
  }
  return 'isolate';
}

const UNITS: Readonly<Record<string, number>> = { k: 1, m: 1024, g: 1024 * 1024 };

/** Size of an ordinary page, KiB. */
const ORDINARY_KIB = 4;

function sizeOf(word: string): PageWish {
  if (word === 'small' || word === 'large') return word;
  const match = /^(\d+)([kmg])?(?:i?b)?$/.exec(word);
  const size = Number(match?.[1] ?? 0) * (UNITS[match?.[2] ?? 'k'] ?? 1);
  return size <= ORDINARY_KIB ? 'small' : size;
}

/** An image has a say where the flavor leaves it one. Source: Nova, huge pages, hw:mem_page_size. */
function pageWish(wishes: Wishes): PageWish {
  const flavors = wishes.word('hw:mem_page_size');
  const images = wishes.word('hw_mem_page_size');
  const image = images === null || images === 'any' ? null : sizeOf(images);
  const flavor = flavors === null || flavors === 'any' ? null : sizeOf(flavors);
  if (image === null) return flavor ?? 'small';
  const leaves_open = flavors === 'any' || (flavor === 'large' && image !== 'small');
  if (leaves_open || image === flavor || (flavor === null && image === 'small')) return image;
  const said = flavors === null ? 'says nothing of pages' : `has hw:mem_page_size = ${flavors}`;
  const hint = 'Use a flavor with hw:mem_page_size = any or large, or leave the property out.';
  wishes.refuse('hw_mem_page_size', `the flavor ${said}.`, hint);
  return 'small';
}
