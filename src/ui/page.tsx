// The three frames: for staff and applicants, for the public, and the bare one for signing in.
import type { ComponentChildren } from 'preact'
import type { PageContext } from './context.ts'
import { Icon } from './icon.tsx'
import { isApplicant, isHere, PUBLIC_NAV, roomsFor } from './rooms.ts'
import { Brand, DemoBand, Document, FlashBox, Foot, weekdayAndDay } from './shell.tsx'

export type Crumb = { readonly label: string; readonly href?: string | undefined }

export type PageProps = {
  readonly context: PageContext
  readonly title: string
  readonly crumbs?: readonly Crumb[] | undefined
  readonly sub?: ComponentChildren
  readonly acts?: ComponentChildren
  /** 'narrow' for forms of one column; 'paper' for previews of official papers, edge to edge. */
  readonly width?: 'full' | 'narrow' | 'paper' | undefined
  /** Prints on landscape A4: boards and long lists. */
  readonly printWide?: boolean | undefined
  readonly islands?: readonly string[] | undefined
  /** Links at the end of the foot: open data, guide. */
  readonly foot?: ComponentChildren
  readonly children?: ComponentChildren
}

export function Page(props: PageProps) {
  const { context, title, width = 'full' } = props
  return (
    <Document context={context} title={title} bodyClass={isApplicant(context) ? 'applicant' : undefined} islands={props.islands}>
      <TopBar context={context} />
      <RoomNav context={context} />
      <DemoBand context={context} />
      <main id="main" class={props.printWide ? 'print-wide' : undefined}>
        <div class={width === 'narrow' ? 'wrap is-narrow' : 'wrap'}>
          <PageHead title={title} crumbs={props.crumbs} sub={props.sub} acts={props.acts} />
          <FlashBox context={context} />
          {width !== 'paper' && props.children}
        </div>
        {width === 'paper' && <div class="desk">{props.children}</div>}
      </main>
      <Foot context={context} end={props.foot} />
    </Document>
  )
}

export type PublicPageProps = {
  readonly context: PageContext
  readonly title: string
  /** Public pages are bands from edge to edge; a plain one gets a head and one column. */
  readonly plain?: boolean | undefined
  readonly islands?: readonly string[] | undefined
  /** Links at the end of the foot: open data, guide. */
  readonly foot?: ComponentChildren
  readonly children?: ComponentChildren
}

export function PublicPage({ context, title, plain, islands, foot, children }: PublicPageProps) {
  return (
    <Document context={context} title={title} bodyClass="pub" islands={islands}>
      <Masthead context={context} />
      <div class="brocade" />
      <DemoBand context={context} />
      <main id="main">
        {plain ? (
          <div class="wrap pub-plain">
            <PageHead title={title} />
            <FlashBox context={context} />
            {children}
          </div>
        ) : (
          children
        )}
      </main>
      <Foot context={context} end={foot} />
    </Document>
  )
}

export function BarePage({ context, title, children }: { context: PageContext; title: string; children?: ComponentChildren }) {
  return (
    <Document context={context} title={title} bodyClass="bare">
      <header class="bare-head">
        <div class="wrap">
          <Brand href="/" name={`Khuyến công ${context.province}`} under={`Sở Công Thương tỉnh ${context.province}`} />
        </div>
      </header>
      <div class="brocade" />
      <DemoBand context={context} />
      <main id="main">
        <div class="wrap is-bare">
          <h1>{title}</h1>
          <FlashBox context={context} />
          {children}
        </div>
      </main>
      <Foot context={context} />
    </Document>
  )
}

function TopBar({ context }: { context: PageContext }) {
  const applicant = isApplicant(context)
  return (
    <header class="top-bar">
      <div class="wrap">
        <Brand
          href={applicant ? '/my' : '/queue'}
          name={`Khuyến công ${context.province}`}
          under={context.programme ?? `Sở Công Thương tỉnh ${context.province}`}
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
            <small>{context.now}</small>
          </span>
          {context.who && (
            <span class="top-who">
              {context.who.name}
              <small>{context.who.title}</small>
            </span>
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

function RoomNav({ context }: { context: PageContext }) {
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
        </ul>
      </div>
    </nav>
  )
}

type PageHeadProps = Pick<PageProps, 'title' | 'crumbs' | 'sub' | 'acts'>

function PageHead({ title, crumbs, sub, acts }: PageHeadProps) {
  return (
    <div class="page-head">
      <div class="page-name">
        {crumbs && crumbs.length > 0 && (
          <nav aria-label="Đường dẫn">
            <ol class="crumbs">
              {crumbs.map(({ label, href }) => (
                <li key={label}>{href ? <a href={href}>{label}</a> : label}</li>
              ))}
            </ol>
          </nav>
        )}
        <h1>{title}</h1>
        {sub && <div class="sub">{sub}</div>}
      </div>
      {acts && <div class="acts">{acts}</div>}
    </div>
  )
}

function Masthead({ context }: { context: PageContext }) {
  const home = context.who ? (isApplicant(context) ? '/my' : '/queue') : undefined
  return (
    <header class="masthead">
      <div class="wrap">
        <Brand href="/" name={`Khuyến công ${context.province}`} under={`Sở Công Thương tỉnh ${context.province}`} />
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
