"""Makes lib/insight/fixtures/answers.csv and golden.json: a class of known truth at a lesson that adapts, and its figures.

The figures are computed from the file alone and in another way than lib/insight does: abilities and difficulties
together by plain gradient ascent, a single ability by bisection. Run it with `python3 scripts/testing/insight/golden.py`.
"""

import csv
import json
import math
import random
import statistics
from collections import defaultdict
from pathlib import Path

FOLDER = Path(__file__).resolve().parents[3] / "lib" / "insight" / "fixtures"
COLUMNS = (
    "student_id,student_name,student_email,lesson_id,lesson_name,attempt,question_id,response,correct,score,"
    "answered_at,active_seconds"
).split(",")
ABILITY_SPREAD, DIFFICULTY_SPREAD = 1.5, 2.0


def right(x):
    return 1 / (1 + math.exp(-x))


def play():
    """40 students, 24 questions; who is right meets a harder one next. The key of q07 is wrong: C, where A is right."""
    draw = random.Random(20261202)
    questions = {f"q{n + 1:02d}": -2.3 + 0.2 * n for n in range(24)}
    rows = []
    for n in range(40):
        ability = draw.gauss(0, 1.2)
        for attempt in (1, 2):
            left, level = dict(questions), 0.0
            for turn in range(12 if attempt == 1 else 4):
                name = min(left, key=lambda each: (abs(left[each] - level), each))
                difficulty = left.pop(name)
                knows = draw.random() < right(ability + 0.5 * (attempt - 1) - difficulty)
                answer = "A" if knows else draw.choice(["B", "C", "C", "D", ""])
                key = "C" if name == "q07" else "A"
                level += 0.5 if knows else -0.5
                seconds = "" if draw.random() < 0.1 else f"{draw.uniform(2, 60):.1f}"
                rows.append(
                    [f"s{n + 1:02d}", f"Student {n + 1}", f"s{n + 1}@example.com", "adaptive", "Adaptive", attempt, name,
                     answer, str(answer == key).lower(), int(answer == key),
                     f"2026-11-{attempt:02d}T09:{turn:02d}:{n:02d}.000Z", seconds])
        rows.append(
            [f"s{n + 1:02d}", f"Student {n + 1}", f"s{n + 1}@example.com", "adaptive", "Adaptive", 1, "essay", "words",
             "false", "", "2026-11-03T09:00:00.000Z", "300"])
    with open(FOLDER / "answers.csv", "w", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(COLUMNS)
        writer.writerows(rows)


def fit(outcomes):
    """The joint maximum by gradient ascent with a fixed step."""
    theta = {student: 0.0 for student, _, _ in outcomes}
    beta = {question: 0.0 for _, question, _ in outcomes}
    for _ in range(20000):
        up_theta = {student: -value / ABILITY_SPREAD**2 for student, value in theta.items()}
        up_beta = {question: -value / DIFFICULTY_SPREAD**2 for question, value in beta.items()}
        for student, question, correct in outcomes:
            rest = correct - right(theta[student] - beta[question])
            up_theta[student] += rest
            up_beta[question] -= rest
        if max(map(abs, [*up_theta.values(), *up_beta.values()])) < 1e-9:
            break
        for student, up in up_theta.items():
            theta[student] += 0.1 * up
        for question, up in up_beta.items():
            beta[question] += 0.1 * up
    return theta, beta


def ability_of(answers):
    """Where the slope of the log posterior is nought."""
    low, high = -12.0, 12.0
    for _ in range(80):
        middle = (low + high) / 2
        slope = sum(correct - right(middle - b) for b, correct in answers) - middle / ABILITY_SPREAD**2
        low, high = (middle, high) if slope > 0 else (low, middle)
    return (low + high) / 2


def figures():
    with open(FOLDER / "answers.csv", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["score"] != ""]
    rows.sort(key=lambda row: (int(row["attempt"]), row["answered_at"]))
    first = {}
    for row in rows:
        first.setdefault((row["student_id"], row["question_id"]), row)
    outcomes = [(s, q, int(row["correct"] == "true")) for (s, q), row in first.items()]
    theta, beta = fit(outcomes)
    result = {}
    for question in sorted(beta):
        own = [row for (_, q), row in first.items() if q == question]
        abilities, rests = [], []
        given = defaultdict(list)
        for row in own:
            student = row["student_id"]
            others = [(beta[q], c) for s, q, c in outcomes if s == student and q != question]
            ability = ability_of(others)
            abilities.append(ability)
            rests.append(int(row["correct"] == "true") - right(ability - beta[question]))
            given[row["response"]].append(ability)
        information = sum(
            right(theta[row["student_id"]] - beta[question]) * (1 - right(theta[row["student_id"]] - beta[question]))
            for row in own)
        seconds = [float(row["active_seconds"]) for row in own if row["active_seconds"] != ""]
        same = statistics.pstdev(abilities) < 1e-9 or statistics.pstdev(rests) < 1e-9
        result[question] = {
            "students": len(own),
            "answers": sum(row["question_id"] == question for row in rows),
            "facility": sum(row["correct"] == "true" for row in own) / len(own),
            "facilityOfAll": statistics.fmean(right(value - beta[question]) for value in theta.values()),
            "difficulty": beta[question],
            "standardError": (information + DIFFICULTY_SPREAD**-2) ** -0.5,
            "discrimination": None if same else statistics.correlation(abilities, rests),
            "exposure": len(own) / len(theta),
            "medianSeconds": statistics.median(seconds) if seconds else None,
            "choices": {
                response: {"count": len(who), "share": len(who) / len(own), "meanAbility": statistics.fmean(who)}
                for response, who in sorted(given.items())
            },
        }
    return result


if __name__ == "__main__":
    play()
    (FOLDER / "golden.json").write_text(json.dumps(figures(), indent=1) + "\n")
