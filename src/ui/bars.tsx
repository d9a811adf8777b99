// The bars at the head of a page: search and who is signed in, the rooms, the public masthead.
import type { PageContext } from './context.ts'
import { weekAndQuarter, weekdayAndDay } from './day-words.ts'
import { Icon } from './icon.tsx'
import { isApplicant, isHere, PUBLIC_NAV, roomsFor } from './rooms.ts'
import { Brand } from './shell.tsx'

export function TopBar({ context }: { context: PageContext }) {
  const applicant = isApplicant(context)
  return (
    <header class="top-bar">
      <div class="wrap">
        <Brand
          href={applicant ? '/my' : '/queue'}
          name={`Khuyến công ${context.province}`}
          under={context.programme ?? `Sở Công Thương ${context.provinceTitle}`}
        />
        {!applicant && (
          // biome-ignore lint/a11y/useSemanticElements: phones of 2020 do not know <search>
          <form class="top-search" role="search" aria-label="Tìm trong toàn hệ thống" action="/search" method="get">
            <label class="sr" for="top-q">
              Tìm trong toàn hệ thống
            </label>
            <Icon name="search" />
            <input id="top-q" name="q" type="search" placeholder="Tìm mã đề án, cơ sở, số văn bản" />
          </form>
        )}
        <div class="top-side">
          <span class="top-day">
            {weekdayAndDay(context.today)}
            <small>{weekAndQuarter(context.today)}</small>
          </span>
          {context.who && (
            <a class="top-who" href="/account">
              {context.who.name}
              <small>{context.who.title}</small>
            </a>
          )}
          {context.who ? (
            <form action="/sign-out" method="post">
              <button class="btn btn-outline btn-small" type="submit">
                Đăng xuất
              </button>
            </form>
          ) : (
            <a class="btn btn-outline btn-small" href="/sign-in">
              Đăng nhập
            </a>
          )}
        </div>
      </div>
    </header>
  )
}

const ACCOUNT = '/account'

/** On a phone the bar above has no room for the name that leads to one's own account, so it stands here, last. */
export function RoomNav({ context }: { context: PageContext }) {
  const rooms = roomsFor(context)
  if (rooms.length === 0) return null
  return (
    <nav class="room-nav" aria-label="Các mục công việc">
      <div class="wrap">
        <ul>
          {rooms.map(({ label, href }) => (
            <li key={href}>
              <a href={href} aria-current={isHere(context.path, href) ? 'page' : undefined}>
                {label}
                {href === '/queue' && context.queueCount !== undefined && <span class="count">{context.queueCount}</span>}
              </a>
            </li>
          ))}
          <li class="on-phone">
            <a href={ACCOUNT} aria-current={isHere(context.path, ACCOUNT) ? 'page' : undefined}>
              Tài khoản
            </a>
          </li>
        </ul>
      </div>
    </nav>
  )
}

export function Masthead({ context }: { context: PageContext }) {
  const home = context.who ? (isApplicant(context) ? '/my' : '/queue') : undefined
  return (
    <header class="masthead">
      <div class="wrap">
        <Brand href="/" name={`Khuyến công ${context.province}`} under={`Sở Công Thương ${context.provinceTitle}`} />
        <nav aria-label="Chính">
          <ul>
            {PUBLIC_NAV.map(({ label, href }) => (
              <li key={href}>
                <a href={href}>{label}</a>
              </li>
            ))}
            <li>
              <a class="btn btn-outline" href={home ?? '/sign-in'}>
                {home ? 'Vào hệ thống' : 'Đăng nhập'}
              </a>
            </li>
          </ul>
        </nav>
      </div>
    </header>
  )
}
