// Finds the route of a request; the table of routes is data.
import type { Answer } from './http-exchange.ts';
import type { Call } from './resource-kind.ts';

export type Route = {
  method: string;
  /** `:id` stands for digits. */
  pattern: string;
  /** /me and /companies answer users without the company header and without the app being connected. */
  openToUsers?: boolean;
  handle(call: Call): Answer;
};

export type RouteMatch = { route: Route; params: Record<string, string> };

export type Router = (method: string, path: string) => RouteMatch | null;

function compile(pattern: string): RegExp {
  const source = pattern.replace(/[.]/g, '\\.').replace(/:([a-z_]+)/g, '(?<$1>\\d+)');
  return new RegExp(`^${source}/?$`);
}

export function createRouter(routes: readonly Route[]): Router {
  const compiled = routes.map((route) => ({ route, test: compile(route.pattern) }));
  return (method, path) => {
    for (const { route, test } of compiled) {
      const found = route.method === method ? test.exec(path) : null;
      if (found !== null) return { route, params: { ...found.groups } };
    }
    return null;
  };
}
