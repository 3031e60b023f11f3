import { useClients } from '../../bridge/queries.js';
import { ClientsScreen } from '../clients/ClientsScreen.js';
import { FirstStart } from './FirstStart.js';

/** The screen that the console starts with: the saved clients, or with none saved the way to a first run. */
export function StartScreen() {
  const clients = useClients();
  if (clients === undefined) return null;
  return clients.length === 0 ? <FirstStart /> : <ClientsScreen count={clients.length} />;
}
