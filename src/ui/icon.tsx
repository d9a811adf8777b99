import { ICONS, type IconName } from './icons.ts'

/** Always beside words, so it is hidden from screen readers. */
export function Icon({ name, extra }: { name: IconName; extra?: string }) {
  return (
    <svg class={extra ? `ico ${extra}` : 'ico'} viewBox="0 0 24 24" aria-hidden="true">
      <path d={ICONS[name]} />
      {name === 'half' && <path d="M12 3a9 9 0 0 1 0 18z" fill="currentColor" />}
    </svg>
  )
}
