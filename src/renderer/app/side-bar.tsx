// The side bar: the desk's views, then the other screens.
import { CausesList } from '../features/desk/side/causes-list.tsx';
import { ViewsList } from '../features/desk/side/views-list.tsx';

export type Screen = 'desk' | 'activity' | 'settings';

const screens = [
  { screen: 'activity', word: 'Activity' },
  { screen: 'settings', word: 'Settings' },
] as const;

export function SideBar(props: { readonly screen: Screen; readonly onScreen: (screen: Screen) => void }) {
  return (
    <nav className="side-bar" aria-label="Views and screens">
      <ViewsList current={props.screen === 'desk'} onShow={() => props.onScreen('desk')} />
      <h2 className="nav-head">Control</h2>
      <ul className="nav-list" aria-label="Screens">
        {screens.map(({ screen, word }) => (
          <li key={screen}>
            <button
              type="button"
              className={`nav-item${props.screen === screen ? ' nav-on' : ''}`}
              aria-current={props.screen === screen ? 'page' : undefined}
              onClick={() => props.onScreen(screen)}
            >
              <span className="nav-word">{word}</span>
            </button>
          </li>
        ))}
      </ul>
      <CausesList />
    </nav>
  );
}
