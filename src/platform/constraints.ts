// The database is the last guard. Its constraints have speaking names; here each becomes a refusal people can act on.
import { type Refusal, refusal } from '../basics/outcome.ts'
import { meetStorageTrouble } from './storage.ts'

const SPOKEN: Readonly<Record<string, string>> = {
  programme_year_cap: 'funding.programme-year-cap',
  fund_total_estimate_cap: 'funding.estimate-cap',
  fund_total_committed_cap: 'funding.fund-committed-cap',
  fund_total_paid_cap: 'funding.fund-paid-cap',
  project_fund_appraised_cap: 'funding.appraised-cap',
  project_fund_approved_cap: 'funding.approved-cap',
  project_fund_committed_cap: 'funding.committed-cap',
  project_fund_settled_cap: 'funding.settled-cap',
  establishment_support_cap: 'funding.establishment-cap',
  posting_agrees_with_totals: 'funding.books-differ',
  project_code_unique: 'project.code-taken',
  contract_number_unique: 'project.contract-number-taken',
  contract_once_per_project: 'project.contract-exists',
  plan_code_unique: 'plan.code-taken',
  upload_use_cap: 'upkeep.quota-raced',
  person_login_unique: 'people.login-taken',
}

/** Values PostgreSQL cannot hold: a number or day out of range, text that is none, an id that is none. The input should have said so first. */
const UNFIT: Readonly<Record<string, string>> = {
  '22003': 'input.out-of-range',
  '22008': 'input.out-of-range',
  '22P02': 'input.out-of-range',
  '22021': 'input.unreadable',
  '22P05': 'input.unreadable',
}

/** Stopped by the limits of its session: a lock that did not come free, a statement that took too long. Nothing of it was written. */
const STOPPED: Readonly<Record<string, string>> = { '55P03': 'request.busy', '57014': 'request.took-too-long' }

/** The refusal an error of the database, or of a disk, stands for, or undefined when it is a bug. */
export function refusalOf(error: unknown): Refusal | undefined {
  const storage = meetStorageTrouble(error)
  if (storage) return storage
  const { code, constraint, message, table } = error as { code?: string; constraint?: string; message?: string; table?: string }
  if (code === '42501' && (table === 'posting' || message?.includes('"posting"'))) return refusal('funding.year-closed')
  const unfit = UNFIT[code ?? ''] ?? STOPPED[code ?? '']
  if (unfit !== undefined) return refusal(unfit)
  const spoken = constraint === undefined ? undefined : SPOKEN[constraint]
  return spoken === undefined ? undefined : refusal(spoken)
}
