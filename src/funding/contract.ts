// How long a contract may run. Pure.
import { type Day, yearOf } from '../basics/day.ts'
import { type Outcome, ok, refuse } from '../basics/outcome.ts'
import type { ProjectForm } from '../project/project.ts'

type Running = { readonly year: number; readonly endsOn: Day; readonly form: ProjectForm }
type Span = { readonly signedOn: Day; readonly endsOn: Day; readonly permission?: string | undefined }

/**
 * From its signing to the end of the year an extension could reach (TT 36/2013 Art. 11: "kéo dài sang năm sau"), and past the budget
 * year only by leave of a paper, as an extension would be. A focal đề án runs for the years its form demands (TT 17/2018), by its own approval.
 */
export function checkSpan({ signedOn, endsOn, permission = '' }: Span, project: Running): Outcome<void> {
  const last = Math.max(yearOf(project.endsOn), project.year) + 1
  if (endsOn < signedOn) return refuse('funding.ends-before-signed', { from: signedOn, to: `${last}-12-31` }, 'endsOn')
  if (yearOf(endsOn) > last) return refuse('funding.ends-too-late', { to: `${last}-12-31` }, 'endsOn')
  const own = project.form === 'focal' ? yearOf(project.endsOn) : project.year
  if (yearOf(endsOn) <= own || permission !== '') return ok(undefined)
  const within = yearOf(signedOn) <= own ? `${own}-12-31` : ''
  return refuse('funding.ends-after-year', { year: String(project.year), within }, 'permission')
}
