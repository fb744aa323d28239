"""House style: names, places, dates, figures and attribution as stories print them."""
