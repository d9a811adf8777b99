// A place as it was written, and under it what it is called today.
import type { Place } from './place.ts'

export function PlaceWords({ place }: { place: Place }) {
  return (
    <>
      {place.title}
      {place.now && <span class="under">{`nay là ${place.now}`}</span>}
    </>
  )
}
