/**
 * The client that everything is about: the selected one, else the first there is. Window and main must not differ in it.
 *
 * @param selected key of the client that the settings name
 */
export function chosenClientOf<Client extends { readonly key: string }>(
  clients: readonly Client[],
  selected: string | undefined,
): Client | undefined {
  return clients.find(({ key }) => key === selected) ?? clients[0];
}
