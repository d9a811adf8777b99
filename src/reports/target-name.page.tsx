import { countingBrief } from '../programme/counting.ts'
import type { LineAttainment } from './attainment.ts'
import { correctionWords } from './figures.ts'

/** A goal without a figure stands under the name, in the words of the decision. */
export function TargetName({ line: { name, verdict, goalWords, counting, corrections } }: { line: LineAttainment }) {
  const counted = (
    <>
      <span class="under">{countingBrief(counting)}</span>
      {corrections.map((one) => (
        <span class="under" key={one.year}>
          <b>{correctionWords(one)}</b>
        </span>
      ))}
    </>
  )
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
