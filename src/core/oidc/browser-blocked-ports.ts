/**
 * Ports that no browser opens over http or https, however free they are: each serves another protocol that a web
 * page could be made to speak to. Fetch Standard 2.9 (Port blocking), the table of bad ports.
 */
const BAD_PORTS: ReadonlySet<number> = new Set([
  0, 1, 7, 9, 11, 13, 15, 17, 19, 20, 21, 22, 23, 25, 37, 42, 43, 53, 69, 77, 79, 87, 95, 101, 102, 103, 104, 109, 110,
  111, 113, 115, 117, 119, 123, 135, 137, 139, 143, 161, 179, 389, 427, 465, 512, 513, 514, 515, 526, 530, 531, 532,
  540, 548, 554, 556, 563, 587, 601, 636, 989, 990, 993, 995, 1719, 1720, 1723, 2049, 3659, 4045, 4190, 5060, 5061,
  6000, 6566, 6665, 6666, 6667, 6668, 6669, 6679, 6697, 10080,
]);

/**
 * Whether browsers refuse to go to a port, so that a redirect there never arrives. The list is about http and https
 * on any host, this machine included.
 *
 * @param port a port's number, 0 to 65535; Fetch Standard 2.9
 */
export function isBrowserBlockedPort(port: number): boolean {
  return BAD_PORTS.has(port);
}
