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

/** What the page of a person returns; React escapes every value. */
export function personElement({ routes }: ProjectModel): readonly string[] {
  return linesOf(source`
const shown = (name: string, value: unknown) => {
  if (value === null) return person.unreadable.includes(name) ? 'cannot be read' : 'not held';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
};
return (
  <main>
    <h1>Logged in</h1>
    <dl>
      {Object.entries({ sub: person.sub, ...person.data }).map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{shown(name, value)}</dd>
        </div>
      ))}
    </dl>
    <form method="post" action="${routes.logout}">
      <button>Log out</button>
    </form>
  </main>
);
`);
}

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

export default function HomePage() {
  const [person, setPerson] = useState<{ sub: string; data: Record<string, unknown> } | null>(null);
  useEffect(() => {
    whoIsLoggedIn().then(setPerson, () => setPerson(null));
  }, []);
  if (person === null) return <button onClick={logIn}>Log in with sgID</button>;
  return (
    <main>
      <p>{person.sub}</p>
      <pre>{JSON.stringify(person.data, null, 2)}</pre>
      <button onClick={() => void logOut().then(() => setPerson(null))}>Log out</button>
    </main>
  );
}
`;
