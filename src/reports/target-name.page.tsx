import type { LineAttainment } from './attainment.ts'

/** A goal without a figure stands under the name, in the words of the decision. */
export function TargetName({ line: { name, verdict, goalWords } }: { line: LineAttainment }) {
  if (verdict !== 'worded') return <>{name}</>
  return (
    <>
      {name}
      <span class="under">{`Mục tiêu: ${goalWords}`}</span>
    </>
  )
}
