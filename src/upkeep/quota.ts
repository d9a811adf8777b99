// How many bytes of papers may be kept: of one đề án, of one person, of the whole province.

const MIB = 1024 * 1024

export const QUOTAS = ['project', 'applicant', 'staff', 'province'] as const
export type Quota = (typeof QUOTAS)[number]

export type Limits = Readonly<Record<Quota, number>>

/** Where an administrator set none: ten times what a full dossier needs; an officer sends those of many. No figure of law. */
export const DEFAULT_LIMITS: Limits = { project: 200 * MIB, applicant: 500 * MIB, staff: 10_240 * MIB, province: 51_200 * MIB }

/** Whose bytes a file is counted as, in the order the sums are taken: everybody takes them in this one. */
export type Share = { readonly kind: Quota; readonly subjectId: string }

/** Nobody in particular: the whole province. */
export const WHOLE_PROVINCE = '00000000-0000-0000-0000-000000000000'

export function sharesOf(projectId: string, personId: string, isApplicant: boolean): readonly Share[] {
  return [
    { kind: 'project', subjectId: projectId },
    { kind: isApplicant ? 'applicant' : 'staff', subjectId: personId },
    { kind: 'province', subjectId: WHOLE_PROVINCE },
  ]
}

export type Use = Share & { readonly keptBytes: number; readonly mostBytes: number }

export function leftOf({ keptBytes, mostBytes }: Pick<Use, 'keptBytes' | 'mostBytes'>): number {
  return Math.max(0, mostBytes - keptBytes)
}

/** The first of these without room for so many bytes more. */
export function firstFull(uses: readonly Use[], bytes: number): Use | undefined {
  return uses.find((use) => leftOf(use) < bytes)
}

/** A limit with the day it was set, none when it is the product's own; for the whole province also what is used of it. */
export type LimitView = { readonly kind: Quota; readonly mostBytes: number; readonly setAt: Date | undefined; readonly keptBytes: number | undefined }
