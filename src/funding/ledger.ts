// The ledger's grammar: which posting moves money between which accounts, and which kept totals it raises or lowers.
// One posting moves one amount from one account to another, so the books balance by construction (design.md 4.5).

export type Kind =
  | 'estimate'
  | 'estimate-cut'
  | 'carry-over'
  | 'allocation'
  | 'allocation-release'
  | 'commitment'
  | 'commitment-release'
  | 'advance'
  | 'payment'
  | 'advance-settlement'
  | 'payment-settlement'
  | 'recovery'
  | 'recovery-paid'
  | 'recovery-settled'
  | 'recovery-settled-paid'
  | 'recovery-closed'
  | 'counterpart-pledge'
  | 'counterpart-proof'
  | 'counterpart-proof-extra'
  | 'counterpart-correction'
  | 'counterpart-correction-extra'

export type FundColumn = 'estimate' | 'approved' | 'committed' | 'advanced' | 'paid' | 'settled' | 'recovered' | 'pledged' | 'proven' | 'returned'
export type ProjectColumn =
  | 'approved'
  | 'committed'
  | 'advanced'
  | 'paid'
  | 'settled'
  | 'recovered'
  | 'released'
  | 'pledged'
  | 'proven'
  | 'paidBack'
  | 'returned'

type Effect = {
  readonly from: string
  readonly to: string
  readonly fund: Readonly<Partial<Record<FundColumn, 1 | -1>>>
  readonly project: Readonly<Partial<Record<ProjectColumn, 1 | -1>>>
  /** Whether the support approved for the programme-year and for the establishment moves with it. */
  readonly support: 0 | 1 | -1
}

export const EFFECTS: Readonly<Record<Kind, Effect>> = {
  estimate: { from: 'authority', to: 'estimate', fund: { estimate: 1 }, project: {}, support: 0 },
  'estimate-cut': { from: 'estimate', to: 'authority', fund: { estimate: -1 }, project: {}, support: 0 },
  'carry-over': { from: 'estimate', to: 'carried', fund: { estimate: -1 }, project: {}, support: 0 },
  allocation: { from: 'estimate', to: 'allocated', fund: { approved: 1 }, project: { approved: 1 }, support: 1 },
  'allocation-release': { from: 'allocated', to: 'estimate', fund: { approved: -1 }, project: { approved: -1 }, support: -1 },
  commitment: { from: 'allocated', to: 'committed', fund: { committed: 1 }, project: { committed: 1 }, support: 0 },
  'commitment-release': { from: 'committed', to: 'estimate', fund: { approved: -1, committed: -1 }, project: { released: 1 }, support: -1 },
  advance: { from: 'committed', to: 'advanced', fund: { advanced: 1 }, project: { advanced: 1 }, support: 0 },
  payment: { from: 'committed', to: 'paid', fund: { paid: 1 }, project: { paid: 1 }, support: 0 },
  'advance-settlement': { from: 'advanced', to: 'settled', fund: { settled: 1 }, project: { settled: 1 }, support: 0 },
  'payment-settlement': { from: 'paid', to: 'settled', fund: { settled: 1 }, project: { settled: 1 }, support: 0 },
  recovery: { from: 'advanced', to: 'recovered', fund: { recovered: 1 }, project: { recovered: 1 }, support: 0 },
  'recovery-paid': { from: 'paid', to: 'recovered', fund: { recovered: 1 }, project: { recovered: 1, paidBack: 1 }, support: 0 },
  // after the settlement, while its budget year is open: what was settled is less; once the year is closed it stays, and the money comes back in a later year
  'recovery-settled': { from: 'settled', to: 'recovered', fund: { settled: -1, recovered: 1 }, project: { settled: -1, recovered: 1 }, support: 0 },
  'recovery-settled-paid': {
    from: 'settled',
    to: 'recovered',
    fund: { settled: -1, recovered: 1 },
    project: { settled: -1, recovered: 1, paidBack: 1 },
    support: 0,
  },
  'recovery-closed': { from: 'settled', to: 'budget', fund: { returned: 1 }, project: { returned: 1 }, support: 0 },
  'counterpart-pledge': { from: 'beneficiary', to: 'pledged', fund: { pledged: 1 }, project: { pledged: 1 }, support: 0 },
  'counterpart-proof': { from: 'pledged', to: 'proven', fund: { proven: 1 }, project: { proven: 1 }, support: 0 },
  'counterpart-proof-extra': { from: 'beneficiary', to: 'proven', fund: { proven: 1 }, project: { proven: 1 }, support: 0 },
  'counterpart-correction': { from: 'proven', to: 'pledged', fund: { proven: -1 }, project: { proven: -1 }, support: 0 },
  'counterpart-correction-extra': { from: 'proven', to: 'beneficiary', fund: { proven: -1 }, project: { proven: -1 }, support: 0 },
}

export const FUND_COLUMNS = [
  'estimate',
  'approved',
  'committed',
  'advanced',
  'paid',
  'settled',
  'recovered',
  'pledged',
  'proven',
  'returned',
] as const satisfies readonly FundColumn[]
export const PROJECT_COLUMNS = [
  'approved',
  'committed',
  'advanced',
  'paid',
  'settled',
  'recovered',
  'released',
  'pledged',
  'proven',
  'paidBack',
  'returned',
] as const satisfies readonly ProjectColumn[]

export type Totals<Column extends string> = { readonly [column in Column]: bigint }

/** What one posting adds to each kept total. */
export function changeOf<Column extends string>(
  columns: readonly Column[],
  signs: Readonly<Partial<Record<Column, 1 | -1>>>,
  amount: bigint,
): Totals<Column> {
  return Object.fromEntries(columns.map((column) => [column, BigInt(signs[column] ?? 0) * amount])) as Totals<Column>
}

export function added<Column extends string>(columns: readonly Column[], totals: Totals<Column>, change: Totals<Column>): Totals<Column> {
  return Object.fromEntries(columns.map((column) => [column, totals[column] + change[column]])) as Totals<Column>
}

export type Cap = { readonly code: string; readonly left: bigint }

/** Which cap of a source and year these totals would break, and how much was left under it before. */
export function brokenFundCap(before: Totals<FundColumn>, change: Totals<FundColumn>): Cap | undefined {
  const after = added(FUND_COLUMNS, before, change)
  if (after.approved > after.estimate) return { code: 'funding.estimate-cap', left: before.estimate - before.approved }
  if (after.committed > after.approved) return { code: 'funding.fund-committed-cap', left: before.approved - before.committed }
  if (after.advanced + after.paid - after.recovered > after.committed)
    return { code: 'funding.fund-paid-cap', left: before.committed - before.advanced - before.paid + before.recovered }
  return FUND_COLUMNS.some((column) => after[column] < 0n) ? { code: 'funding.below-zero', left: 0n } : undefined
}

/** Paid out and kept: what came back, before or after the books were closed, counts no more. */
function netOf({ advanced, paid, recovered, returned }: Pick<Totals<ProjectColumn>, 'advanced' | 'paid' | 'recovered' | 'returned'>): bigint {
  return advanced + paid - recovered - returned
}

function atLeastZero(amount: bigint): bigint {
  return amount > 0n ? amount : 0n
}

/** Which cap of the đề án itself these totals would break. */
export function brokenProjectCap(
  before: Totals<ProjectColumn>,
  { appraised, earned = null }: { readonly appraised: bigint; readonly earned?: bigint | null },
  change: Totals<ProjectColumn>,
): Cap | undefined {
  const after = added(PROJECT_COLUMNS, before, change)
  if (after.approved > appraised) return { code: 'funding.appraised-cap', left: appraised - before.approved }
  if (after.committed > after.approved) return { code: 'funding.approved-cap', left: before.approved - before.committed }
  if (netOf(after) + after.released > after.committed)
    return { code: 'funding.committed-cap', left: before.committed - netOf(before) - before.released }
  if (change.paid > 0n && earned !== null && netOf(after) > earned) return { code: 'funding.over-payable', left: atLeastZero(earned - netOf(before)) }
  if (after.settled + after.recovered > after.advanced + after.paid)
    return { code: 'funding.settled-cap', left: before.advanced + before.paid - before.settled - before.recovered }
  if (after.returned > after.settled) return { code: 'funding.settled-cap', left: before.settled - before.returned }
  return PROJECT_COLUMNS.some((column) => after[column] < 0n) ? { code: 'funding.below-zero', left: 0n } : undefined
}
