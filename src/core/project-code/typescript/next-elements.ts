import type { ProjectModel } from '../model.js';
import { linesOf, source } from '../source.js';

/** The page to start from, which React makes. */
export function homePage({ routes }: ProjectModel): string {
  return source`
export default function HomePage() {
  return (
    <main>
      <h1>Log in</h1>
      <p>
        <a href="${routes.login}">Log in with sgID</a>
      </p>
    </main>
  );
}
`;
}

/** What the page of a person returns. */
export function personElement({ routes }: ProjectModel): readonly string[] {
  return linesOf(source`
return (
  <main>
    <h1>Logged in</h1>
    <PersonValues person={person} />
    <form method="post" action="${routes.logout}">
      <button>Log out</button>
    </form>
  </main>
);
`);
}

/** What is shown of a person, on the server or in the browser: a module of its own. */
export const personValuesModule = source`
import { Fragment } from 'react';
import type { Person } from './sgid-data';

/** React escapes every value. */
export function PersonValues({ person }: { readonly person: Person }) {
  return (
    <dl>
      {Object.entries({ sub: person.sub, ...person.data }).map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{person.unreadable.includes(name) ? 'cannot be read' : <Value value={value} />}</dd>
        </div>
      ))}
    </dl>
  );
}

/** Lines one below the other, records as a table. */
function Value({ value }: { readonly value: unknown }) {
  if (value === null || value === undefined) return 'not held';
  if (typeof value !== 'object') return String(value);
  const list = Array.isArray(value) ? value : [value];
  if (list.length === 0) return 'none';
  if (list.every((one) => typeof one === 'object' && one !== null)) return <Table records={list} />;
  return list.map((line, at) => (
    <Fragment key={at}>
      {at > 0 && <br />}
      <Value value={line} />
    </Fragment>
  ));
}

function Table({ records }: { readonly records: readonly Record<string, unknown>[] }) {
  const names = [...new Set(records.flatMap((record) => Object.keys(record)))];
  return (
    <table border={1}>
      <thead>
        <tr>
          {names.map((name) => (
            <th key={name}>{name}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {records.map((record, at) => (
          <tr key={at}>
            {names.map((name) => (
              <td key={name}>
                <Value value={record[name]} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
`;

/** A page with a text of the app's own, of which a function has the name `text`: no value of anybody is in it. */
export function messagePage({ routes }: ProjectModel): readonly string[] {
  return linesOf(source`
const title = '<!doctype html><html lang="en"><title>' + text + '</title>';
const page = title + '<h1>' + text + '</h1><p><a href="${routes.home}">Start again</a></p></html>';
`);
}

/** The page of an app in the browser, from the same origin. */
export const browserPage = source`
import { useEffect, useState } from 'react';
import { logIn, logOut, whoIsLoggedIn } from '@/lib/browser';
import { PersonValues } from '@/lib/person-values';
import type { Person } from '@/lib/sgid-data';

export default function HomePage() {
  const [person, setPerson] = useState<Person | null>(null);
  useEffect(() => {
    whoIsLoggedIn().then(setPerson, () => setPerson(null));
  }, []);
  if (person === null) return <button onClick={logIn}>Log in with sgID</button>;
  return (
    <main>
      <PersonValues person={person} />
      <button onClick={() => void logOut().then(() => setPerson(null))}>Log out</button>
    </main>
  );
}
`;
