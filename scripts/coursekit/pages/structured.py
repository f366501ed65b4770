"""Says of the course and of each lesson what search engines can read: JSON-LD in schema.org's terms."""

from __future__ import annotations

import json

from ..model import Course, Lesson


def of_course(course: Course) -> str:
    """The element that says what the whole course is; for its first page."""
    settings = course.settings
    return _element(
        {
            "@type": "Course",
            "name": settings.title,
            "alternateName": settings.subtitle,
            "description": settings.description,
            "inLanguage": settings.language,
            "isAccessibleForFree": True,
            "version": settings.version,
            "dateModified": settings.date,
            "timeRequired": f"PT{sum(lesson.minutes for lesson in course.lessons)}M",
            "hasPart": [{"@type": "Syllabus", "name": module.title} for module in course.modules],
        }
    )


def of_lesson(course: Course, lesson: Lesson) -> str:
    """The element that says what a lesson is, how long it takes and what it teaches."""
    return _element(
        {
            "@type": "LearningResource",
            "name": lesson.title,
            "description": lesson.description,
            "learningResourceType": "lesson",
            "inLanguage": course.settings.language,
            "isAccessibleForFree": True,
            "timeRequired": f"PT{lesson.minutes}M",
            "teaches": [course.get("objective", id).text for id in lesson.entry.objectives],
            "isPartOf": {"@type": "Course", "name": course.settings.title},
        }
    )


def _element(data: dict[str, object]) -> str:
    """Data is never run; the sign that could end the element early is written as its number."""
    text = json.dumps({"@context": "https://schema.org", **data}, ensure_ascii=False)
    return '<script type="application/ld+json">' + text.replace("<", "\\u003c") + "</script>"
