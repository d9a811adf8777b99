/** Rice terraces and hills behind the head of a public page: the one drawing of the house. */
export function Hills() {
  return (
    <svg class="hills" viewBox="0 0 1400 280" preserveAspectRatio="xMaxYMax slice" aria-hidden="true">
      <path class="hill" d="M560 280C700 190 800 214 930 130S1160 20 1290 66s150 34 210 8v206z" />
      <path class="hill" d="M0 280C180 238 300 268 470 240s260-6 430 20 330-58 620-20v40z" />
      <g class="terraces">
        <path d="M620 280C760 214 850 236 960 178s190-66 300-40 140 8 200-16" />
        <path d="M660 280c130-50 210-36 316-84s178-58 284-34 140 12 200-8" />
        <path d="M720 280c110-36 170-22 270-62s170-50 270-30 140 16 200 2" />
        <path d="M790 280c90-24 130-12 216-40s160-42 256-26 130 18 200 10" />
        <path d="M870 280c70-12 100-4 160-20s140-34 236-20 130 20 200 16" />
      </g>
    </svg>
  )
}
