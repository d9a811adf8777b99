import { countingBrief } from '../programme/counting.ts'
import type { LineAttainment } from './attainment.ts'

/** A goal without a figure stands under the name, in the words of the decision. */
export function TargetName({ line: { name, verdict, goalWords, counting } }: { line: LineAttainment }) {
  const counted = <span class="under">{countingBrief(counting)}</span>
  if (verdict !== 'worded')
    return (
      <>
        {name}
        {counted}
      </>
    )
  return (
    <>
      {name}
      <span class="under">{`Mục tiêu: ${goalWords}`}</span>
      {counted}
    </>
  )
}
