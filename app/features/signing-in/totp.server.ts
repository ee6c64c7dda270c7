import { randomBytes, timingSafeEqual } from 'node:crypto';
import { decodeBase32, encodeBase32UpperCaseNoPadding } from '@oslojs/encoding';
import { createTOTPKeyURI, generateHOTP } from '@oslojs/otp';

const STEP_SECONDS = 30;
const DIGITS = 6;
/** A code of the step before and of the one after counts too: clocks differ, and people type. [ASVS 6.5.5] */
const STEPS_AROUND = [0, -1, 1];

/** A fresh seed of 160 bits for an authenticator app, in base32. */
export function freshSeed(): string {
  return encodeBase32UpperCaseNoPadding(randomBytes(20));
}

/** The number of the time step at a moment; the house's clock decides, never the client's. [ASVS 6.5.8] */
export function stepAt(now: Date): number {
  return Math.floor(now.getTime() / 1000 / STEP_SECONDS);
}

/** The code of a seed in a step. */
export function codeOf(seed: string, step: number): string {
  return generateHOTP(bytesOf(seed), BigInt(step), DIGITS);
}

/** The step to which a code belongs, near a moment and after `lastStep`; null when it is none or was used. */
export function matchingStep(seed: string, code: string, now: Date, lastStep: number | null): number | null {
  if (!/^\d{6}$/.test(code)) return null;
  const steps = STEPS_AROUND.map((around) => stepAt(now) + around);
  const found = steps.find((step) => (lastStep === null || step > lastStep) && equal(codeOf(seed, step), code));
  return found ?? null;
}

/** The address that an authenticator app reads from a QR code. */
export function keyUri(seed: string, email: string): string {
  return createTOTPKeyURI('Waarborg', email, bytesOf(seed), STEP_SECONDS, DIGITS);
}

function bytesOf(seed: string): Uint8Array {
  return decodeBase32(seed.padEnd(Math.ceil(seed.length / 8) * 8, '='));
}

function equal(one: string, other: string): boolean {
  return timingSafeEqual(Buffer.from(one), Buffer.from(other));
}
