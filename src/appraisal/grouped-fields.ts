// Fields named "amounts.national" belong to the group "amounts". A form sends them flat, JSON may send them nested; both read alike.

export function gatherGroups(raw: unknown, groups: readonly string[]): unknown {
  if (typeof raw !== 'object' || raw === null) return raw
  const gathered: Record<string, unknown> = Object.fromEntries(groups.map((group) => [group, {}]))
  const flat: Record<string, [string, unknown][]> = Object.fromEntries(groups.map((group) => [group, []]))
  for (const [name, value] of Object.entries(raw)) {
    const group = groups.find((one) => name.startsWith(`${one}.`))
    if (group === undefined) gathered[name] = value
    else flat[group]?.push([name.slice(group.length + 1), value])
  }
  for (const group of groups) {
    const nested = gathered[group]
    if (flat[group]?.length) gathered[group] = { ...(typeof nested === 'object' ? nested : {}), ...Object.fromEntries(flat[group]) }
  }
  return gathered
}
