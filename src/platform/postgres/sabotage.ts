/** A deliberate defect, switched on only to see its test turn red: SABOTAGE=B7.no-adopt,B3.fsync-off */
export function sabotaged(defect: string): boolean {
  return (process.env.SABOTAGE ?? '').split(',').includes(defect)
}
